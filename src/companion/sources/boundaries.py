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
LAND_BORDER_DEVIATION_M = 100

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
    """The table `border_sections`: the line by the agreement that fixed it."""
    parts = sorted(shapely.get_parts(line("RUS", TOLERANCE_M)[0]), key=lambda part: part.bounds[0])
    if len(parts) != 2 or parts[1].bounds[0] < 116:
        raise CompanionError(f"the border falls into {len(parts)} pieces", FILE, "one in the Altai and one from Mongolia to North Korea", "look at the pieces on a map before the sections are cut again")
    west, east = parts
    shared = sum(geo.length_km(part) for part in shapely.get_parts(line("RUS")[0]) if part.bounds[2] < 116)
    if east.coords[0][0] > east.coords[-1][0]:
        east = east.reverse()
    argun = [treaty_point("7/1"), treaty_point("7/2")]
    island = treaty_point("10/2")
    heixiazi = [_crossing(east, 0, HEIXIAZI_WEST, island), _crossing(east, 1, HEIXIAZI_SOUTH, island)]
    first, abagaitu, middle, khabarovsk, last = geo.cut(east, *argun, *heixiazi)
    off = {name: geo.distance_km(east, *treaty_point(name)) * 1000 for name in TREATY_POINTS}
    rows = [
        ("western", "west_1994", "Altai", west,
         f"From the tripoint with Kazakhstan to that with Mongolia. {shared:.1f} km are edges that both polygons have; for some two kilometres in the middle they differ, and the line follows China's edge, within 1 km of Russia's."),
        ("eastern", "east_1991", "Tarbagan-Dakh to the Tumen", shapely.MultiLineString([first, middle, last]),
         "Includes what lies between boundary points 7 and 7/1, and 7/2 and 8, which the agreement of 2004 fixed too: no source read gives the places of points 7 and 8."),
        ("eastern", "east_2004", "Abagaitu / Bolshoy islet on the Argun", abagaitu,
         f"Cut at points 7/1 and 7/2 of the agreement, whose coordinates are rounded; the line passes {off['7/1']:.0f} m and {off['7/2']:.0f} m from them."),
        ("eastern", "east_2004", "Heixiazi / Bolshoy Ussuriysky at Khabarovsk", khabarovsk,
         "Cut where the line meets the edges of the island group, 134°24' E and 48°17' N, published to the minute; boundary points 10 and 11 were not found. "
         f"The demarcated length is 45.41 km, so the two ends are uncertain by some kilometres. On the island the line passes {off['10/2']:.0f} m from point 10/2 of the agreement."),
    ]
    status = {"west_1994": "agreed 1994, demarcated 1999", "east_1991": "agreed 1991, demarcated 1999", "east_2004": "agreed 2004, demarcated 2008"}
    table = pd.DataFrame([(section, "RUS", treaty, name, status[treaty], geo.length_km(shape), note) for section, treaty, name, shape, note in rows],
                         columns=["section", "neighbour", "treaty", "name", "status", "length_km", "note"])
    table["length_km"] = table["length_km"].round(2)
    return geopandas.GeoDataFrame(table, geometry=[row[3] for row in rows], crs=4326)


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
    """The table `land_borders`: China's line with each neighbour, generalised; the lengths are those of the full line."""
    table = lengths()
    shapes = []
    for row in table.itertuples():
        full, _ = line(row.neighbour, row.tolerance_m)
        shapes.append(geo.simplify(full, LAND_BORDER_DEVIATION_M))
    return geopandas.GeoDataFrame(table, geometry=shapes, crs=4326)
