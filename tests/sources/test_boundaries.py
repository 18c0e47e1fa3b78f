"""The border's geometry: lengths against what was measured apart from this code, cuts against the treaty's points."""

import pytest
import shapely

from companion import geo
from companion.sources import boundaries, land, neighbours

# Edges in common, geodesic, measured independently when the sources were collected (km).
MEASURED = {"RUS": 4291.1, "MNG": 4624.8, "PRK": 1401.5, "MMR": 2112.3, "KAZ": 1519.3, "NPL": 1335.5, "VNM": 1417.4, "KGZ": 1073.1, "IND": 2765.3}


@pytest.mark.parametrize("code", MEASURED)
def test_shared_edges_measure_what_was_measured_before(code):
    country = boundaries.polygons()
    shared = geo.shared_border(country["CHN"], country[code])
    assert geo.length_km(shared) == pytest.approx(MEASURED[code], abs=0.1)


def test_the_russian_line_has_two_pieces_in_the_altai_and_one_in_the_east():
    parts = sorted(shapely.get_parts(boundaries.line("RUS")[0]), key=lambda part: part.bounds[0])
    lengths = [geo.length_km(part) for part in parts]
    assert len(parts) == 3
    assert sum(lengths[:2]) == pytest.approx(51.5, abs=0.1)
    assert lengths[2] == pytest.approx(4239.5, abs=0.1)


def test_the_sections_make_up_the_whole_line():
    table = boundaries.sections()
    assert set(table["treaty"]) == {"east_1991", "west_1994", "east_2004"}
    whole = geo.length_km(boundaries.line("RUS", boundaries.TOLERANCE_M)[0])
    assert table["length_km"].sum() == pytest.approx(whole, abs=0.05)
    assert table.groupby("section")["length_km"].sum()["eastern"] == pytest.approx(4239.5, abs=0.2)


def test_the_line_passes_the_points_of_2004():
    # The text gives 7/1 and 7/2 to about ten metres, "about"; a line that ignored the agreement would be kilometres off.
    line = boundaries.line("RUS")[0]
    for name in boundaries.TREATY_POINTS:
        assert geo.distance_km(line, *boundaries.treaty_point(name)) < 0.1, name


def test_the_cut_stretches_have_about_the_lengths_that_are_published():
    table = boundaries.sections().set_index("name")["length_km"]
    assert table["Abagaitu / Bolshoy islet on the Argun"] == pytest.approx(5.67, abs=0.1)      # between the two points, in the grid of 1942
    assert table["Heixiazi / Bolshoy Ussuriysky at Khabarovsk"] == pytest.approx(45.41, abs=5)  # demarcated length


def test_lengths_name_their_tolerance():
    table = boundaries.lengths().set_index("neighbour")
    assert set(table.index) == set(boundaries.NEIGHBOURS)
    assert (table["within_tolerance_km"] >= table["shared_edges_km"] - 0.01).all()
    assert (table.loc[table["exact"], "tolerance_m"] == 0).all()
    assert (table.loc[~table["exact"], "tolerance_m"] == boundaries.TOLERANCE_M).all()
    assert set(table.index[table["at_sea_km"] > 1]) == {"PRK", "VNM"}


@pytest.mark.parametrize(("demarcated", "disputes", "status"), [
    ("yes", "none", "settled"), ("yes (2011)", "", "settled"), ("partly (west open)", "none", "settled in part"),
    ("yes", "river islands", "settled in part"), ("no", "whole line", "disputed"),
])
def test_status_follows_the_stated_rule(demarcated, disputes, status):
    assert neighbours.status(demarcated, disputes) == status


def test_published_lengths_stand_as_published():
    table = neighbours.lengths().query("neighbour == 'RUS'").set_index(["section", "kind"])["length_km"]
    assert table["total", "border agency"] == 4209.3
    assert table["eastern", "treaty text"] == 4195.44
    assert table["total", "CIA"] == 4133 + 46
    assert table["total", "computed: Natural Earth"] == pytest.approx(3544.4, abs=0.1)


def test_countries_on_the_ground_neither_overlap_nor_leave_gaps_along_the_border():
    ground = land.derive().set_index("country").geometry
    china, russia, mongolia = ground["CHN"], ground["RUS"], ground["MNG"]
    assert shapely.intersection(china, russia).area == 0
    joined = shapely.union_all([china, russia, mongolia])
    line = shapely.segmentize(boundaries.line("RUS")[0], 0.01)
    points = shapely.points(shapely.get_coordinates(line))
    assert shapely.covers(shapely.buffer(joined, 1e-6), points[100:-100]).mean() > 0.999
    assert not ground.duplicated().any()
