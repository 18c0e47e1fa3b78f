"""Land of each country for the ground of the maps: OpenStreetMap's countries without their sea."""

import geopandas
import numpy as np
import shapely

from companion import geo
from companion.sources import boundaries

BOX = shapely.box(55, 5, 160, 66)
DEVIATION_DEGREES = 0.02        # of latitude: 2.2 km
ALTAI, ALTAI_DEVIATION_DEGREES = shapely.box(86, 48.5, 89, 50), 0.0005      # the inset of the map of the border shows this part enlarged
LEAST_KM2 = 500                 # islands below this are not drawn


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
    fine = shapely.simplify(shapely.get_parts(shapely.line_merge(shapely.intersection(edges, ALTAI))), ALTAI_DEVIATION_DEGREES)
    coarse = shapely.simplify(shapely.get_parts(shapely.line_merge(shapely.difference(edges, ALTAI))), DEVIATION_DEGREES)
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
