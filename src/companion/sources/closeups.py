"""What the close-ups of the border need beside the line: water around four places, and the line before 2004 at two."""

import geopandas
import pandas as pd
import shapely

from companion.sources import natural_earth
from companion.sources.fetch import fetch

SPLINTERS = ["abagaitu", "altai"]     # here the file has nothing but scattered corners of ponds and channels


def water():
    """The table `border_water`: rivers, lakes and sea in boxes around places on the line."""
    table = geopandas.read_file(fetch("geo_maps_water"), engine="pyogrio")
    return table[~table["place"].isin(SPLINTERS)]


def before():
    """The table `border_before`: where the agreement of 2004 changed the line, its course before, as two sources still draw it."""
    first = geopandas.read_file(fetch("dcw_gmt"), engine="pyogrio").assign(source="dcw_gmt").drop(columns="unit")
    line = natural_earth.border("CHN", "RUS")
    second = first.assign(source="natural_earth", geometry=[shapely.clip_by_rect(line, *_around(shape)) for shape in first.geometry])
    return geopandas.GeoDataFrame(pd.concat([first, second]), geometry="geometry", crs=4326)


def _around(shape, margin=0.03):
    """The box of a line, a little wider (degrees): two coarse lines of one river run beside each other."""
    west, south, east, north = shape.bounds
    return west, south - margin, east, north + margin
