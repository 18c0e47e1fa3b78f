"""Towns within 100 km of China's land borders, from GeoNames, each with its distance from every line that it is near."""

import numpy as np
import pandas as pd
import shapely

from companion import geo
from companion.sources import boundaries
from companion.sources.collected import read

ZONE_KM = 100


def derive():
    """The table `border_towns`: one row a town and a neighbour within 100 km of whose line it lies."""
    towns = read("geonames_towns", ["geonameid", "name", "country", "region", "population", "lon", "lat"])
    points = shapely.points(towns[["lon", "lat"]].astype(float).to_numpy())
    rows = []
    for code in boundaries.NEIGHBOURS:
        line = geo.simplify(boundaries.line(code, boundaries.TOLERANCE_M)[0], 100)     # the distances are given to a kilometre
        near = np.flatnonzero(shapely.dwithin(points, line, 2.5))       # degrees: more than 100 km up to 60° N
        distances = [round(geo.distance_km(line, points[at].x, points[at].y)) for at in near]
        rows.append(towns.iloc[near].assign(neighbour=code, km_to_border=distances))
    table = pd.concat(rows)
    table = table[table["km_to_border"] <= ZONE_KM].replace("", pd.NA)
    return table.astype({"lon": float, "lat": float, "geonameid": int})
