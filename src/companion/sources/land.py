"""Land of each country for the ground of the maps: OpenStreetMap's countries without their sea."""

import geopandas
import shapely

from companion import geo
from companion.sources import boundaries

BOX = shapely.box(55, 5, 160, 66)
TOLERANCE_DEGREES = 0.02        # of the coverage's generalisation; the deviation that results is stated in the table's record
LEAST_KM2 = 200                 # islands below this are not drawn


def derive():
    """The table `land`: polygons that share their edges, so that no gap opens between two countries."""
    rows = []
    for code, country in boundaries.polygons().items():
        if shapely.intersects(shapely.box(*country.bounds), BOX):
            ground = shapely.intersection(shapely.intersection(shapely.make_valid(country), BOX), boundaries.land_mass())
            parts = [part for part in shapely.get_parts(ground) if part.geom_type == "Polygon" and not part.is_empty and geo.area_km2(part) >= LEAST_KM2]
            if parts:
                rows.append((code, shapely.MultiPolygon(parts)))
    table = geopandas.GeoDataFrame(rows, columns=["country", "geometry"], geometry="geometry", crs=4326)
    table["geometry"] = shapely.coverage_simplify(table.geometry.to_numpy(), TOLERANCE_DEGREES)
    return table
