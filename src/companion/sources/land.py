"""Land of each country for the ground of the maps: OpenStreetMap's countries without their sea."""

from functools import lru_cache

import geopandas
import numpy as np
import shapely

from companion import geo
from companion.sources import boundaries, natural_earth

BOX = shapely.box(55, 5, 160, 66)
DEVIATION_DEGREES = 0.02        # of latitude: 2.2 km
FINE, FINE_DEVIATION_DEGREES = shapely.MultiPolygon([shapely.box(86, 48.5, 89, 50), shapely.box(129.8, 41.9, 131.4, 43)]), 0.0005      # the Altai and the Tumen, which are shown from close by
LEAST_KM2 = 500                 # islands below this are not drawn
RIVER_DEGREES = 0.02            # half the width at which the Amur's centre line cuts the land in two
INSIDE = (132.0, 44.0)          # a place between the Ussuri and the sea


@lru_cache
def derive():
    """The table `land`. Common edges are generalised once, so that no gap opens between two countries."""
    countries = {}
    for code, country in boundaries.polygons().items():
        if shapely.intersects(shapely.box(*country.bounds), BOX):
            land = shapely.intersection(shapely.intersection(shapely.make_valid(country), BOX), boundaries.land_mass())
            parts = [part for part in shapely.get_parts(land) if part.geom_type == "Polygon" and not part.is_empty and geo.area_km2(part) >= LEAST_KM2]
            if parts:
                countries[code] = shapely.MultiPolygon(parts)
    edges = shapely.line_merge(shapely.union_all([shapely.boundary(country) for country in countries.values()]))
    fine = shapely.simplify(shapely.get_parts(shapely.line_merge(shapely.intersection(edges, FINE))), FINE_DEVIATION_DEGREES)
    coarse = shapely.simplify(shapely.get_parts(shapely.line_merge(shapely.difference(edges, FINE))), DEVIATION_DEGREES)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(np.concatenate([fine, coarse]), grid_size=1e-4))))
    inside = shapely.point_on_surface(faces)
    rows = []
    for code, country in sorted(countries.items()):
        shapely.prepare(country)
        mine = shapely.intersects(country, inside)
        rows.append((code, shapely.union_all(faces[mine])))
        faces, inside = faces[~mine], inside[~mine]       # a strip that two polygons claim is drawn once
    table = geopandas.GeoDataFrame(rows, columns=["country", "geometry"], geometry="geometry", crs=4326)
    return table[~table.geometry.is_empty]


def ceded():
    """The table `border_lands`: land that changed hands, where a treaty bounds it by rivers and sea that our files have.

    The convention of 1860 gives Russia what lies between the Amur below the Ussuri, the Ussuri, the line to the Tumen, and the sea.
    """
    russia = shapely.make_valid(derive().set_index("country").loc["RUS", "geometry"])
    rivers = natural_earth.rivers().set_index("name").geometry
    amur = shapely.union_all(rivers.loc[["Heilong Jiang", "Amur"]].to_list())
    parts = shapely.get_parts(shapely.difference(russia, shapely.buffer(amur, RIVER_DEGREES)))
    east = next(part for part in parts if part.contains(shapely.Point(*INSIDE)))
    return geopandas.GeoDataFrame({"step_id": ["peking_1860_2"], "name": ["Land east of the Ussuri, to the sea"], "area_km2": [round(geo.area_km2(east), -3)]}, geometry=[geo.simplify(east, 2000)], crs=4326)
