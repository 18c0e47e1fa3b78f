"""Lengths, areas, buffers, generalisation and shared borders on the WGS84 ellipsoid.

Geometry goes in and comes out in EPSG:4326 (degrees, longitude first). Geodesics are Karney's (2013,
https://doi.org/10.1007/s00190-012-0578-z) as pyproj carries them.
"""

import numpy as np
import pandas as pd
import shapely
from pandas.util import hash_pandas_object
from pyproj import CRS, Geod, Transformer

from companion.errors import CompanionError

GEOD = Geod(ellps="WGS84")
DIGITS = 7                # of a degree: about a centimetre, far below what any source here can tell
PIECE_KM = 100            # longest piece that is buffered in one projection


def conic(lon, lat, parallel_1, parallel_2, units="km"):
    """Albers' conic equal-area projection on WGS84 with its centre and two standard parallels in degrees."""
    return CRS.from_proj4(
        f"+proj=aea +lat_1={parallel_1} +lat_2={parallel_2} +lat_0={lat} +lon_0={lon} +datum=WGS84 +units={units}"
    )


def conic_for(geometry, units="m"):
    """The conic equal-area projection centred on a geometry, standard parallels a sixth of its height inside."""
    west, south, east, north = shapely.total_bounds(geometry)
    sixth = max(north - south, 0.6) / 6
    return conic(round((west + east) / 2, 4), round((south + north) / 2, 4), round(south + sixth, 4), round(north - sixth, 4), units)


def length_km(geometry):
    """Geodesic length of a line, or of a polygon's rings, in kilometres."""
    _check(geometry, ("LineString", "MultiLineString", "LinearRing", "Polygon", "MultiPolygon"), "a line or a polygon")
    return GEOD.geometry_length(geometry) / 1000


def area_km2(geometry):
    """Geodesic area of a polygon in square kilometres, holes taken out."""
    _check(geometry, ("Polygon", "MultiPolygon"), "a polygon")
    oriented = shapely.orient_polygons(geometry)      # the sign of a ring's area follows its direction
    return abs(GEOD.geometry_area_perimeter(oriented)[0]) / 1e6


def buffer(geometry, metres):
    """All that lies within `metres` of a geometry, as a polygon.

    Each piece of at most 100 km is buffered in an azimuthal equidistant projection centred on it, where distances
    are true to one part in ten thousand; the pieces are then joined. Between two vertices a line is taken as straight in
    degrees, as GeoJSON has it; length_km takes the geodesic.
    """
    _check(geometry, None, "a geometry")
    if not metres > 0:
        raise CompanionError("the width of a buffer must be more than 0 metres", expected=f"a positive number, not {metres}")
    pieces = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            pieces.append(part)                        # its inside; its edge is buffered as a line
            part = part.boundary
        for line in shapely.get_parts(part):
            pieces += [_buffer_piece(piece, metres) for piece in _pieces(line)]
    return shapely.union_all(pieces)


def simplify(geometry, metres):
    """A geometry with fewer vertices, nowhere more than `metres` away from the original.

    Douglas and Peucker's method in the conic equal-area projection centred on the geometry (scale true to about
    2 per cent over a whole country).
    """
    _check(geometry, None, "a geometry")
    crs = conic_for(geometry)
    flat = shapely.simplify(_project(geometry, 4326, crs), metres / 1.03, preserve_topology=True)
    return _round(_project(flat, crs, 4326))


def deviation_m(original, generalised):
    """Greatest distance in metres of an original's vertices from its generalised form."""
    crs = conic_for(original)
    points = shapely.points(shapely.get_coordinates(_project(original, 4326, crs)))
    flat = _project(generalised, 4326, crs)
    flat = flat.boundary if "Polygon" in flat.geom_type else flat
    shapely.prepare(flat)
    return float(shapely.distance(points, flat).max())


def lengths_by_tolerance(line, tolerances):
    """Geodesic lengths in kilometres of a line generalised to within each of the tolerances (metres), a list in their order.

    A finer measure follows more bends: Richardson's effect (B. Mandelbrot, Science 156, 1967, https://doi.org/10.1126/science.156.3775.636).
    Where the logarithm of the length falls in a straight line, its slope is one minus the line's dimension.
    """
    return [length_km(simplify(line, metres)) for metres in tolerances]


def enclosed(line_a, line_b):
    """The polygons that two lines enclose where they cross, their nearest ends being joined, largest first; [] if none.

    Each line: a LineString, or a MultiLineString in whatever order; the ends of one that stays in pieces are those farthest apart.
    """
    ends = []
    for line in (line_a, line_b):
        _check(line, ("LineString", "MultiLineString"), "a line")
        tips = np.array([tip for part in shapely.get_parts(shapely.line_merge(line)) for tip in (part.coords[0], part.coords[-1])])
        apart = np.hypot(*(tips[:, None] - tips[None]).transpose(2, 0, 1))
        ends.append(tips[list(np.unravel_index(apart.argmax(), apart.shape))])
    (first, last), others = ends
    if np.hypot(*(first - others[0])) > np.hypot(*(first - others[1])):
        others = others[::-1]
    joins = [shapely.LineString(pair) for pair in ((first, others[0]), (last, others[1]))]
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all([line_a, line_b, *joins]))))
    return sorted(faces, key=area_km2, reverse=True)


def pieces(polygon, line):
    """The parts into which a line cuts a polygon, as a list of polygons; the polygon itself if the line does not cross it."""
    _check(polygon, ("Polygon",), "one polygon")
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all([polygon.boundary, shapely.intersection(line, polygon)]))))
    return [face for face in faces if polygon.contains(face.representative_point())]


def shared_border(polygon_a, polygon_b, tolerance_m=0, others=()):
    """The line that two countries have in common, as a LineString or MultiLineString (empty if none).

    tolerance_m = 0: the edges that stand in both polygons, vertex for vertex. Where two polygons were drawn apart, such a
    line has gaps and its length is a floor. tolerance_m > 0: the same, and the parts of A's edge within that distance of
    B's edge, measured in the conic equal-area projection centred on the two. others: further neighbours of A; what A shares
    with them vertex for vertex is theirs, so that the line does not run on past a tripoint.
    """
    for polygon in (polygon_a, polygon_b, *others):
        _check(polygon, ("Polygon", "MultiPolygon"), "a polygon")
    if tolerance_m < 0:
        raise CompanionError("the tolerance of a shared border cannot be negative", expected=f"0 or more metres, not {tolerance_m}")
    edges_a, edges_b = _edges(polygon_a), _edges(polygon_b)
    in_both = np.isin(_keys(edges_a), _keys(edges_b))
    parts = [shapely.linestrings(edges_a[in_both])]
    if tolerance_m:
        for other in others:
            in_both |= np.isin(_keys(edges_a), _keys(_edges(other)))
        parts.append(_near(edges_a[~in_both], edges_b, tolerance_m))
    lines = np.concatenate(parts)
    if not len(lines):
        return shapely.MultiLineString()
    return shapely.normalize(shapely.line_merge(shapely.union_all(lines, grid_size=0)))


def cut(line, *points):
    """Cut a LineString at the places nearest to the given (lon, lat); a list of LineStrings in the line's direction."""
    _check(line, ("LineString",), "one line without gaps")
    crs = conic_for(line)
    flat = _project(line, 4326, crs)
    to_plane = Transformer.from_crs(4326, crs, always_xy=True)
    along = sorted(flat.project(shapely.Point(to_plane.transform(*point))) for point in points)
    vertices = shapely.get_coordinates(flat)
    at = np.r_[0, np.cumsum(np.hypot(*np.diff(vertices, axis=0).T))]
    back = Transformer.from_crs(crs, 4326, always_xy=True)
    original, result = shapely.get_coordinates(line), []
    for start, end in zip([0, *along], [*along, at[-1]]):
        first, last = (np.round(back.transform(*flat.interpolate(where).coords[0]), DIGITS) for where in (start, end))
        between = original[(at > start + 0.01) & (at < end - 0.01)]
        result.append(shapely.LineString([first, *between, last]))
    return result


def distance_km(line, lon, lat):
    """Geodesic distance of a point from the nearest place on a line."""
    crs = CRS.from_proj4(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84")     # distances from the centre are true
    return _project(line, 4326, crs).distance(shapely.Point(0, 0)) / 1000


def _check(geometry, kinds, expected):
    if not isinstance(geometry, shapely.Geometry) or geometry.is_empty:
        raise CompanionError("no geometry to measure", expected=expected, do="look whether the filter left a row")
    if kinds and geometry.geom_type not in kinds:
        raise CompanionError(f"a {geometry.geom_type} cannot be measured so", expected=expected)
    west, south, east, north = geometry.bounds
    if not (-360 <= west and east <= 360 and -90 <= south and north <= 90):
        raise CompanionError(
            f"coordinates run from {west:g}, {south:g} to {east:g}, {north:g}", expected="degrees of longitude and latitude (EPSG:4326)",
            do="project the geometry back to EPSG:4326",
        )


def _project(geometry, source, target):
    change = Transformer.from_crs(source, target, always_xy=True).transform
    return shapely.transform(geometry, lambda xy: np.column_stack(change(xy[:, 0], xy[:, 1])))


def _round(geometry):
    return shapely.transform(geometry, lambda xy: np.round(xy, DIGITS))


def _edges(polygon):
    """Edges of all rings of a polygon: array (edges, 2 ends, 2 coordinates)."""
    rings = shapely.get_rings(shapely.get_parts(polygon))
    return np.concatenate([np.stack([xy[:-1], xy[1:]], axis=1) for xy in map(shapely.get_coordinates, rings)])


def _keys(edges):
    """Edges as 64-bit hashes that are equal whatever their direction (sorting hashes is many times faster than sorting rows)."""
    first, second = edges[:, 0], edges[:, 1]
    swap = (first[:, 0] > second[:, 0]) | ((first[:, 0] == second[:, 0]) & (first[:, 1] > second[:, 1]))
    ordered = np.where(swap[:, None, None], edges[:, ::-1], edges) + 0.0        # + 0.0: minus zero is zero
    return hash_pandas_object(pd.DataFrame(ordered.reshape(-1, 4)), index=False).to_numpy()


def _near(edges, others, tolerance_m):
    """The parts of edges within a distance of other edges, as an array of lines."""
    margin = 2 * tolerance_m / 111_000 / max(np.cos(np.radians(np.abs(edges[..., 1]).max())), 0.1)
    lines, other_lines = shapely.linestrings(edges), shapely.linestrings(others)
    crs = conic_for(np.concatenate([lines, other_lines]))
    boxes = shapely.box(*(shapely.bounds(lines).T + np.array([[-margin], [-margin], [margin], [margin]])))
    near_a, near_b = shapely.STRtree(other_lines).query(boxes, predicate="intersects")
    lines = lines[np.unique(near_a)]
    flat = _project(lines, 4326, crs)
    zone = shapely.buffer(shapely.union_all(_project(other_lines[np.unique(near_b)], 4326, crs)), tolerance_m)
    shapely.prepare(zone)
    inside = shapely.covers(zone, flat)
    partly = ~inside & shapely.intersects(zone, flat)
    pieces = shapely.get_parts(shapely.intersection(flat[partly], zone))
    pieces = pieces[shapely.length(pieces) > 0]
    return np.concatenate([lines[inside], _round(_project(pieces, crs, 4326))])


def _pieces(line):
    """A line in pieces of at most PIECE_KM, cut at vertices put in where an edge is longer."""
    if line.geom_type == "Point":
        return [line]
    xy = shapely.get_coordinates(shapely.segmentize(line, PIECE_KM / 4 / 111))
    steps = GEOD.inv(xy[:-1, 0], xy[:-1, 1], xy[1:, 0], xy[1:, 1])[2]
    number = (np.r_[0, np.cumsum(steps)] // (PIECE_KM * 1000)).astype(int)
    starts = [0, *(np.flatnonzero(np.diff(number)) + 1), len(xy) - 1]
    return [shapely.LineString(xy[a:b + 1]) for a, b in zip(starts, starts[1:]) if b > a]


def _buffer_piece(piece, metres):
    lon, lat = piece.centroid.coords[0]
    crs = CRS.from_proj4(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84")
    return _project(shapely.buffer(_project(piece, 4326, crs), metres, quad_segs=16), crs, 4326)
