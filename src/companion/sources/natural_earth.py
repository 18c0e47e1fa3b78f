"""Rivers and lakes for the maps, and China's boundary lines for comparison, from Natural Earth 1:10m."""

import json
from functools import lru_cache

import geopandas
import pandas as pd
import py7zr
import shapely
from py7zr.io import BytesIOFactory

from companion import geo
from companion.errors import CompanionError
from companion.sources import frames
from companion.sources.boundaries import NEIGHBOURS
from companion.sources.fetch import fetch

LINES = "ne_10m_admin_0_boundary_lines_land.json"
DISPUTED = "ne_10m_admin_0_disputed_areas.json"
BOX = shapely.box(70, 17, 142, 57)        # what the maps of the border and of China show
LAND_SIDE = shapely.box(70, 24, 136, 56)  # leaves out islands in the sea
DEVIATION_M = 250
RIVER_RANK, LAKE_RANK = 4, 3        # Natural Earth's scale ranks: the smaller, the greater the feature


def _archive(name, columns):
    """Read the one GeoJSON in a 7z archive."""
    reader = BytesIOFactory(200_000_000)
    with py7zr.SevenZipFile(fetch("natural_earth", f"{name}.7z")) as archive:
        archive.extractall(factory=reader)
    features = json.loads(reader.get(f"{name}.json").read())["features"]
    table = pd.DataFrame([{key.lower(): value for key, value in feature["properties"].items()} for feature in features])
    frames.need(table, columns, f"{name}.7z")
    shapes = [shapely.geometry.shape(feature["geometry"]) if feature["geometry"] else None for feature in features]
    return geopandas.GeoDataFrame(table, geometry=shapes, crs=4326).dropna(subset=["geometry"])


@lru_cache
def _lines():
    path = fetch("natural_earth", LINES)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    table = pd.DataFrame([feature["properties"] for feature in features])
    frames.need(table, ["adm0_a3_l", "adm0_a3_r"], LINES)
    return geopandas.GeoDataFrame(table, geometry=[shapely.geometry.shape(feature["geometry"]) for feature in features], crs=4326)


def border(country_a, country_b):
    """The land boundary of two countries (alpha-3), merged, as Natural Earth draws it."""
    lines = _lines()
    sides = [set(pair) for pair in zip(lines["adm0_a3_l"], lines["adm0_a3_r"])]
    chosen = lines[[pair == {country_a, country_b} for pair in sides]]
    if chosen.empty:
        raise CompanionError(f"no line between {country_a} and {country_b}", LINES, "rows with the two codes in adm0_a3_l and adm0_a3_r", "look how the producer names the countries now")
    return shapely.line_merge(shapely.union_all(chosen.geometry.to_list()))


def land_borders():
    """The table `land_borders_natural_earth`: China's line with each neighbour as Natural Earth draws it."""
    shapes = [border("CHN", code) for code in NEIGHBOURS]
    table = pd.DataFrame({"neighbour": NEIGHBOURS, "length_km": [round(geo.length_km(shape), 1) for shape in shapes], "vertices": [len(shapely.get_coordinates(shape)) for shape in shapes]})
    return geopandas.GeoDataFrame(table, geometry=shapes, crs=4326)


def disputed_areas():
    """The table `disputed_areas`: land on China's borders on which two states have a claim, as Natural Earth has it."""
    features = json.loads(fetch("natural_earth", DISPUTED).read_text(encoding="utf-8"))["features"]
    raw = pd.DataFrame([feature["properties"] for feature in features])
    frames.need(raw, ["BRK_A3", "BRK_NAME", "NAME_ALT", "NOTE_BRK", "ADM0_A3"], DISPUTED)
    shapes = geopandas.GeoSeries([shapely.make_valid(shapely.geometry.shape(feature["geometry"])) for feature in features], crs=4326)
    chosen = raw["NOTE_BRK"].str.contains("China", na=False) & raw["ADM0_A3"].isin(["CHN", *NEIGHBOURS]) & shapes.intersects(LAND_SIDE)
    table = raw[chosen].rename(columns={"BRK_A3": "area_id", "BRK_NAME": "name", "NAME_ALT": "other_names", "NOTE_BRK": "position", "ADM0_A3": "held_by"})
    table["area_km2"] = shapes[chosen].map(lambda shape: round(geo.area_km2(shape)))
    return geopandas.GeoDataFrame(table[["area_id", "name", "other_names", "held_by", "position", "area_km2"]].reset_index(drop=True), geometry=shapes[chosen].to_list(), crs=4326)


def _names(table):
    names = pd.read_csv(fetch("map_names", "water_names.csv"), dtype=str)
    return table.merge(names[["name", "title", "name_zh", "name_ru"]], on="name", how="left")


@lru_cache
def rivers():
    """The table `rivers`: the greater rivers of the region and all that carry the border of China and Russia."""
    table = _archive("ne_10m_rivers_lake_centerlines", ["name", "scalerank", "featurecla"])
    table = table[table.intersects(BOX)].clip(BOX)
    named = pd.read_csv(fetch("map_names", "water_names.csv"), dtype=str)["name"]
    table = table[(table["scalerank"] <= RIVER_RANK) | table["name"].isin(named)].dropna(subset=["name"])
    return _tidy(_names(table.dissolve("name", aggfunc={"scalerank": "min"}).reset_index()))


def lakes():
    """The table `lakes`."""
    table = _archive("ne_10m_lakes", ["name", "scalerank", "featurecla"])
    table = table[table.intersects(BOX) & (table["scalerank"] <= LAKE_RANK)].dropna(subset=["name"])
    return _tidy(_names(table.dissolve("name", aggfunc={"scalerank": "min"}).reset_index()))


def _tidy(table):
    table = table.assign(title=table["title"].fillna(table["name"]), scalerank=table["scalerank"].astype(int))
    table["geometry"] = [geo.simplify(shape, DEVIATION_M) for shape in table.geometry]
    return table[["name", "title", "name_zh", "name_ru", "scalerank", "geometry"]]
