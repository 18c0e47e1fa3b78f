"""The border between China and Russia by agreement, and China's land border with each neighbour, from OpenStreetMap.

The original has one polygon a country, its territorial sea included; a border is what two polygons have in common.
"""

import json
import tarfile
from functools import lru_cache

import geopandas
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from companion import geo
from companion.errors import CompanionError
from companion.sources.fetch import fetch

FILE = "geo-maps-countries-maritime-10m-0.6.0.tgz"
NEIGHBOURS = ("AFG", "BTN", "IND", "KAZ", "KGZ", "LAO", "MMR", "MNG", "NPL", "PAK", "PRK", "RUS", "TJK", "VNM")
COASTAL = ("PRK", "VNM")     # here the polygons' common edge runs on across the territorial sea
TOLERANCE_M = 1000           # at 1 km nearly all gaps between polygons that were drawn apart are closed
EXACT_KM = 0.5               # below this difference the shared edges are taken as the whole line
ALTAI_END = 116              # degrees east: no piece of the line lies between the Altai and this meridian

# Points of the supplementary agreement of 14 October 2004, article 1: X north, Y east with the zone in front, in the Soviet grid of 1942 (three digits are rounded).
# https://zh.m.wikisource.org/wiki/中华人民共和国和俄罗斯联邦关于中俄国界东段的补充协定
TREATY_POINTS = {"7/1": (28420, 20_564_000, 5_490_500), "7/2": (28420, 20_564_380, 5_496_160), "10/2": (28423, 23_482_570, 5_358_650)}
# Where the island group of Heixiazi begins in the west and ends in the south, to the minute: 134°24' E, 48°17' N (https://m.qi18.com/jingqu/top10/4a366_liebiaodianhltq)
HEIXIAZI_WEST, HEIXIAZI_SOUTH = 134 + 24 / 60, 48 + 17 / 60


@lru_cache
def polygons():
    """Polygons of all countries by alpha-3 code, read line by line: the file has one feature a line."""
    found = {}
    with tarfile.open(fetch("geo_maps_osm", FILE)) as archive:
        for line in archive.extractfile("package/map.geo.json"):
            if b'"A3":"' in line:
                feature, _ = json.JSONDecoder().raw_decode(line.decode())
                found[feature["properties"]["A3"]] = shapely.geometry.shape(feature["geometry"])
    if missing := {"CHN", *NEIGHBOURS} - set(found):
        raise CompanionError(f"no polygon for {', '.join(sorted(missing))}", f"{FILE}, package/map.geo.json", "one feature a line with the property A3 (ISO 3166 alpha-3)", "look how the producer names the countries now")
    return found


@lru_cache
def land_mass():
    """The land of Asia without its rivers and lakes, generalised: what of a country's polygon is not sea."""
    mass = shapely.geometry.shape(json.loads(fetch("geo_maps_land").read_text(encoding="utf-8"))["features"][0]["geometry"])
    shapely.prepare(mass)
    return mass


@lru_cache
def line(neighbour, tolerance_m=0):
    """The line of China with a neighbour: (on land, length at sea in km)."""
    country = polygons()
    others = [country[code] for code in NEIGHBOURS if code != neighbour] if tolerance_m else []
    shared = geo.shared_border(country["CHN"], country[neighbour], tolerance_m, others)
    if neighbour not in COASTAL:
        return shared, 0.0
    on_land = shapely.line_merge(shapely.intersection(shared, land_mass()))
    return on_land, geo.length_km(shared) - geo.length_km(on_land)


def treaty_point(name):
    """Longitude and latitude (WGS84) of a boundary point of 2004, given in the grid of 1942."""
    grid, east, north = TREATY_POINTS[name]
    return Transformer.from_crs(grid, 4326, always_xy=True).transform(east, north)


def _crossing(line, axis, value, near):
    """The place where a line crosses a meridian (axis 0) or a parallel (axis 1), the nearest to `near`."""
    west, south, east, north = line.bounds
    ruler = shapely.LineString([(value, south - 1), (value, north + 1)] if axis == 0 else [(west - 1, value), (east + 1, value)])
    points = [part for part in shapely.get_parts(shapely.intersection(line, ruler)) if part.geom_type == "Point"]
    return min((point.coords[0] for point in points), key=lambda at: np.hypot(at[0] - near[0], at[1] - near[1]))


def sections():
    """The table `border_sections`: the line by the agreement that fixed it, and by stretch of river, lake and land."""
    parts = sorted(shapely.get_parts(line("RUS", TOLERANCE_M)[0]), key=lambda part: part.bounds[0])
    if len(parts) != 2 or parts[1].bounds[0] < ALTAI_END:
        raise CompanionError(f"the border falls into {len(parts)} pieces", FILE, "one in the Altai and one from Mongolia to North Korea", "look at the pieces on a map before the sections are cut again")
    west, east = parts
    shared = sum(geo.length_km(part) for part in shapely.get_parts(line("RUS")[0]) if part.bounds[2] < ALTAI_END)
    if east.coords[0][0] > east.coords[-1][0]:
        east = east.reverse()
    argun = [treaty_point("7/1"), treaty_point("7/2")]
    island = treaty_point("10/2")
    heixiazi = [_crossing(east, 0, HEIXIAZI_WEST, island), _crossing(east, 1, HEIXIAZI_SOUTH, island)]
    lake = longest_edge(east)
    steppe, abagaitu, argun_line, amur, khabarovsk, ussuri, khanka, last = geo.cut(east, *argun, point("argun-shilka-2"), *heixiazi, *lake)
    off = {name: geo.distance_km(east, *treaty_point(name)) * 1000 for name in TREATY_POINTS}
    confluence = geo.distance_km(east, *point("argun-shilka-2")) * 1000
    # section, agreement, first fixed by, stretch, name, line, note
    rows = [
        ("western", "west_1994", "chuguchak_1864", "Altai", "Altai", west,
         f"From the tripoint with Kazakhstan to that with Mongolia. {shared:.1f} km are edges that both polygons have; for some two kilometres in the middle they differ, and the line follows China's edge, within 1 km of Russia's."),
        ("eastern", "east_1991", "abagaitu_letter_1727", "steppe", "Tarbagan-Dakh to Abagaitu", steppe,
         "To boundary point 7/1 of 2004. Includes what lies between points 7 and 7/1, which the agreement of 2004 fixed too: no source read gives the place of point 7."),
        ("eastern", "east_2004", "east_2004", "Argun", "Abagaitu / Bolshoy islet on the Argun", abagaitu,
         f"Cut at points 7/1 and 7/2 of the agreement, whose coordinates are rounded; the line passes {off['7/1']:.0f} m and {off['7/2']:.0f} m from them."),
        ("eastern", "east_1991", "nerchinsk_1689", "Argun", "The Argun to its confluence with the Shilka", argun_line,
         f"From boundary point 7/2 of 2004, so that it includes what lies between points 7/2 and 8. Its end is the published place of the confluence, {confluence:.0f} m from the line."),
        ("eastern", "east_1991", "aigun_1858", "Amur", "The Amur to the island group of Heixiazi", amur, "The treaty of 1858 was affirmed in 1860. The main channel was agreed in 1991."),
        ("eastern", "east_2004", "east_2004", "Amur", "Heixiazi / Bolshoy Ussuriysky at Khabarovsk", khabarovsk,
         "Cut where the line meets the edges of the island group, 134°24' E and 48°17' N, published to the minute; boundary points 10 and 11 were not found. "
         f"The demarcated length is 45.41 km, so the two ends are uncertain by some kilometres. On the island the line passes {off['10/2']:.0f} m from point 10/2 of the agreement."),
        ("eastern", "east_1991", "peking_1860_2", "Ussuri", "The Ussuri and the Sungacha to Lake Khanka", ussuri, "The map of 1861 drew the line along the Chinese bank; the main channel was agreed in 1991."),
        ("eastern", "east_1991", "peking_1860_3", "Khanka", "Lake Khanka / Xingkai", khanka, "One straight leg, the longest of the whole line; 70.03 km in the protocol of 2002."),
        ("eastern", "east_1991", "peking_1860_3", "Khanka to Tumen", "From Lake Khanka to the tripoint in the Tumen", last, "By land but for the Hubutu and the last 0.2 km in the Tumen; marked in 1861 and again in 1886."),
    ]
    status = {"west_1994": "agreed 1994, demarcated 1999", "east_1991": "agreed 1991, demarcated 1999", "east_2004": "agreed 2004, demarcated 2008"}
    table = pd.DataFrame([(section, "RUS", treaty, name, stretch, first, status[treaty], geo.length_km(shape), note) for section, treaty, first, stretch, name, shape, note in rows],
                         columns=["section", "neighbour", "treaty", "name", "stretch", "first_fixed", "status", "length_km", "note"])
    table["length_km"] = table["length_km"].round(2)
    return geopandas.GeoDataFrame(table, geometry=[row[5] for row in rows], crs=4326)


def point(name):
    """Longitude and latitude of a published point of the line (data/collected/border_points.csv)."""
    table = pd.read_csv(fetch("border_history", "border_points.csv"), index_col="point_id")
    return tuple(table.loc[name, ["lon", "lat"]])


def longest_edge(line):
    """The two ends of a line's longest edge."""
    xy = shapely.get_coordinates(line)
    lengths = geo.GEOD.inv(xy[:-1, 0], xy[:-1, 1], xy[1:, 0], xy[1:, 1])[2]
    at = int(np.argmax(lengths))
    return tuple(xy[at]), tuple(xy[at + 1])


@lru_cache
def lengths():
    """Lengths of China's land border by neighbour in km: shared edges, with tolerance, at sea; and which of the two counts."""
    rows = []
    for code in NEIGHBOURS:
        (exact, at_sea), (near, _) = line(code), line(code, TOLERANCE_M)
        floor, full = geo.length_km(exact), geo.length_km(near)
        is_exact = full - floor <= EXACT_KM
        rows.append((code, round(floor if is_exact else full, 1), is_exact, 0 if is_exact else TOLERANCE_M, round(floor, 1), round(full, 1), round(at_sea, 1), len(shapely.get_parts(near))))
    return pd.DataFrame(rows, columns=["neighbour", "length_km", "exact", "tolerance_m", "shared_edges_km", "within_tolerance_km", "at_sea_km", "pieces"])


def land_borders():
    """The table `land_borders`: China's line with each neighbour, every vertex of the original kept."""
    table = lengths()
    return geopandas.GeoDataFrame(table, geometry=[line(row.neighbour, row.tolerance_m)[0] for row in table.itertuples()], crs=4326)
