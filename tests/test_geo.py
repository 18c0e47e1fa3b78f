"""Lengths and areas against published values; shared borders on polygons drawn by hand."""

import math

import pytest
import shapely
from pyproj import Transformer

from companion import geo
from companion.errors import CompanionError

# A strip of four unit squares; the third neighbour's edge has a vertex more and stands 0.001 degree (about 111 m) off.
LEFT = shapely.Polygon([(0, 0), (1, 0), (1, 0.5), (1, 1), (0, 1)])
RIGHT = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)])
OFF = shapely.Polygon([(1.001, 0), (2, 0), (2, 1), (1.001, 1), (1.001, 0.3)])
FAR = shapely.Polygon([(5, 0), (6, 0), (6, 1), (5, 1)])


def test_length_is_the_published_geodesic_distance():
    # Los Angeles - Tallinn, documentation of geographiclib-rs (https://docs.rs/geographiclib-rs/): 9094718.72751138 m
    line = shapely.LineString([(-118.2884237, 34.095925), (24.7341649, 59.4323439)])
    assert geo.length_km(line) == pytest.approx(9094.71872751138, abs=1e-9)


def test_perimeter_and_area_are_the_published_ones():
    # one-degree square at the equator, same page: 443770.91724830196 m, 12308778361.469452 m2
    square = shapely.box(0, 0, 1, 1)
    assert geo.length_km(square) == pytest.approx(443.77091724830196, abs=1e-9)
    assert geo.area_km2(square) == pytest.approx(12308.778361469452, rel=1e-12)


def test_a_quarter_of_the_equator_is_a_quarter_of_the_circle():
    assert geo.length_km(shapely.LineString([(0, 0), (90, 0)])) == pytest.approx(math.pi / 2 * 6378.137, abs=1e-6)


def test_area_of_an_octant_is_an_eighth_of_the_ellipsoid():
    # closed form: 2 pi a2 + pi b2 / e ln((1 + e) / (1 - e))
    a, f = 6378.137, 1 / 298.257223563
    b, e = a * (1 - f), math.sqrt(f * (2 - f))
    whole = 2 * math.pi * a**2 + math.pi * b**2 / e * math.log((1 + e) / (1 - e))
    assert geo.area_km2(shapely.Polygon([(0, 0), (90, 0), (0, 90)])) == pytest.approx(whole / 8, rel=1e-9)


def test_holes_are_taken_out_whatever_the_direction_of_their_ring():
    outer, inner = shapely.box(0, 0, 1, 1), shapely.box(0.25, 0.25, 0.75, 0.75)
    for ring in (inner.exterior.coords, list(inner.exterior.coords)[::-1]):
        holed = shapely.Polygon(outer.exterior.coords, [ring])
        assert geo.area_km2(holed) == pytest.approx(geo.area_km2(outer) - geo.area_km2(inner), rel=1e-9)


def test_buffer_of_a_point_is_a_geodesic_circle_at_high_latitude():
    circle = geo.buffer(shapely.Point(100, 75), 100_000)
    distances = [geo.length_km(shapely.LineString([(100, 75), corner])) for corner in circle.exterior.coords]
    assert max(abs(distance - 100) for distance in distances) < 0.001


def test_buffer_of_a_long_line_keeps_its_width():
    line = shapely.segmentize(shapely.LineString([(80, 50), (120, 50)]), 0.1)
    zone = geo.buffer(line, 10_000)
    assert zone.covers(line)
    assert geo.area_km2(zone) == pytest.approx(geo.length_km(line) * 20 + math.pi * 100, rel=0.002)


def test_simplify_stays_within_the_stated_deviation_and_uses_it():
    wave = shapely.LineString([(100 + step / 100, 50 + 0.01 * math.sin(step / 3)) for step in range(400)])
    for metres in (100, 500):
        plain = geo.simplify(wave, metres)
        assert len(plain.coords) < len(wave.coords)
        assert 0.2 * metres < geo.deviation_m(wave, plain) <= metres


def test_a_coarser_ruler_never_measures_more():
    wave = shapely.LineString([(100 + step / 100, 50 + 0.01 * math.sin(step / 3)) for step in range(400)])
    lengths = geo.lengths_by_tolerance(wave, [1, 100, 500, 5000])
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == pytest.approx(geo.length_km(wave), rel=1e-3)
    assert lengths[-1] == pytest.approx(geo.length_km(shapely.LineString([wave.coords[0], wave.coords[-1]])), rel=0.01)


def test_a_known_curve_has_its_dimension():
    # Koch's curve: each generation is 4/3 as long at a third of the ruler, so the slope is 1 - log 4 / log 3
    points = [0j, 1 + 0j]
    for _ in range(6):
        turn = complex(0.5, -math.sqrt(3) / 2)
        points = [point for a, b in zip(points, points[1:]) for point in (a, a + (b - a) / 3, a + (b - a) / 3 + (b - a) / 3 * turn, a + 2 * (b - a) / 3)] + [points[-1]]
    curve = shapely.LineString([(p.real * 0.9, p.imag * 0.9) for p in points])       # about 100 km at the equator
    rulers = [100 * 3**k for k in range(5)]
    lengths = geo.lengths_by_tolerance(curve, rulers)
    slope = (math.log(lengths[-1]) - math.log(lengths[0])) / (math.log(rulers[-1]) - math.log(rulers[0]))
    assert slope == pytest.approx(1 - math.log(4) / math.log(3), abs=0.06)


def test_two_lines_enclose_the_land_between_them():
    straight, bent = shapely.LineString([(0, 0), (2, 0)]), shapely.LineString([(2, 0), (2, 1), (0, 1), (0, 0)])
    faces = geo.enclosed(straight, bent)
    assert len(faces) == 1 and geo.area_km2(faces[0]) == pytest.approx(geo.area_km2(shapely.box(0, 0, 2, 1)), rel=1e-6)


def test_the_order_of_a_lines_pieces_does_not_matter():
    straight = shapely.LineString([(0, 0), (3, 0)])
    pieces = [shapely.LineString(pair) for pair in ([(0, 0), (0, 1)], [(0, 1), (3, 1)], [(3, 1), (3, 0)])]
    for order in ((0, 1, 2), (1, 0, 2), (2, 0, 1)):
        faces = geo.enclosed(shapely.MultiLineString([pieces[at] for at in order]), straight)
        assert [round(geo.area_km2(face)) for face in faces] == [round(geo.area_km2(shapely.box(0, 0, 3, 1)))]


def test_lines_that_cross_enclose_a_face_on_each_side_and_open_ends_are_joined():
    faces = geo.enclosed(shapely.LineString([(0, 0), (4, 0)]), shapely.LineString([(0, 0.1), (1, 1), (3, -1), (4, -0.1)]))
    assert len(faces) == 2 and geo.area_km2(faces[0]) == pytest.approx(geo.area_km2(faces[1]), rel=0.01)


def test_a_line_cuts_a_polygon_into_pieces_that_add_up():
    square = shapely.box(0, 0, 2, 1)
    pieces = geo.pieces(square, shapely.LineString([(0.5, -1), (0.5, 2)]))
    assert sorted(round(geo.area_km2(piece) / geo.area_km2(square), 2) for piece in pieces) == [0.25, 0.75]
    assert len(geo.pieces(square, shapely.LineString([(5, 5), (6, 6)]))) == 1


def test_shared_edges_are_found_whole_and_in_one_piece():
    line = geo.shared_border(LEFT, RIGHT)
    assert line.equals(shapely.LineString([(1, 0), (1, 0.5), (1, 1)]))


def test_edges_that_stand_apart_are_shared_only_with_a_tolerance():
    assert geo.shared_border(LEFT, OFF).is_empty
    assert geo.shared_border(LEFT, OFF, 100).is_empty
    line = geo.shared_border(LEFT, OFF, 200)
    assert geo.length_km(line) == pytest.approx(geo.length_km(shapely.LineString([(1, 0), (1, 1)])), abs=0.5)


def test_no_tolerance_joins_countries_that_do_not_touch():
    assert geo.shared_border(LEFT, FAR, 5000).is_empty


def test_the_line_does_not_run_on_past_a_tripoint_into_another_neighbours_edge():
    below = shapely.Polygon([(0, 0), (1, 0), (1, -1), (0, -1)])
    alone = geo.length_km(geo.shared_border(LEFT, OFF, 200))
    kept = geo.length_km(geo.shared_border(LEFT, OFF, 200, others=[below]))
    assert 0 < alone - kept < 0.5


def test_cut_gives_pieces_that_add_up():
    line = shapely.LineString([(0, 50), (1, 50.2), (2, 50)])
    pieces = geo.cut(line, (0.5, 50.1), (1, 50.2))
    assert [piece.geom_type for piece in pieces] == ["LineString"] * 3
    assert sum(map(geo.length_km, pieces)) == pytest.approx(geo.length_km(line), abs=0.001)
    assert pieces[1].coords[-1] == pytest.approx((1, 50.2))


def test_conic_keeps_areas():
    square = shapely.box(100, 50, 101, 51)
    flat = shapely.segmentize(square, 0.01)
    change = Transformer.from_crs(4326, geo.conic(108, 48, 42, 54), always_xy=True)
    projected = shapely.transform(flat, lambda xy: list(zip(*change.transform(xy[:, 0], xy[:, 1]))))
    along_parallels = geo.area_km2(flat)
    assert projected.area == pytest.approx(along_parallels, rel=1e-5)


@pytest.mark.parametrize(("call", "message"), [
    (lambda: geo.length_km(shapely.Point(0, 0)), "a line or a polygon"),
    (lambda: geo.length_km(shapely.LineString()), "no geometry"),
    (lambda: geo.area_km2(shapely.LineString([(0, 0), (1, 1)])), "a polygon"),
    (lambda: geo.length_km(shapely.LineString([(0, 0), (500_000, 5_000_000)])), "EPSG:4326"),
    (lambda: geo.buffer(shapely.Point(0, 0), -5), "more than 0"),
    (lambda: geo.shared_border(LEFT, RIGHT, -1), "negative"),
    (lambda: geo.enclosed(LEFT, shapely.LineString([(0, 0), (1, 1)])), "a line"),
    (lambda: geo.pieces(shapely.LineString([(0, 0), (1, 1)]), LEFT), "one polygon"),
    (lambda: geo.shared_border(LEFT, shapely.LineString([(0, 0), (1, 1)])), "a polygon"),
])
def test_bad_input_is_told_in_a_sentence(call, message):
    with pytest.raises(CompanionError, match=message):
        call()
