"""Marks of crossings: shape by mode, filled or open by what the point is, small when not in use."""

import pandas as pd
import pytest

from companion import geo, maps, style

from companion import marks

EAST = geo.conic(lon=125, lat=48, parallel_1=44, parallel_2=53)
ROWS = pd.DataFrame({
    "crossing_id": ["bridge", "ferry", "plan", "lost", "idea"], "order": [1, 2, 3, 4, 5], "name": ["Bridge", "Ferry", "Plan", "Lost", "Idea"], "name_zh": ["大桥", pd.NA, pd.NA, pd.NA, pd.NA],
    "name_ru": pd.NA, "mode": ["rail", "river", "road", "road", pd.NA], "opened": ["2022-11-16", pd.NA, pd.NA, pd.NA, pd.NA], "status": ["open to freight only", "open", "planned", "open", "planned"],
    "status_as_of": ["2025", pd.NA, "2026", pd.NA, pd.NA], "lon": [132.7, 128.5, 130.0, None, 131.0], "lat": [47.9, 49.6, 48.0, None, 47.0],
    "place_of": ["crossing", "town", "town", "none", "town"], "place_note": ["The bridge; exact", "Town", "Town", "Not found", "Town"],
})


@pytest.fixture
def view():
    return maps.Map(EAST, (110, 40, 140, 56))


@pytest.fixture
def traces(view):
    return marks.crossings(view, ROWS, {"ferry": ("Xunke", "top right")}).figure.data


def test_each_mode_has_its_shape(traces):
    assert [trace.marker.symbol for trace in traces] == ["square", "circle", "circle", "triangle-up", "triangle-up"]
    assert {symbol for symbol, _, _ in marks.MODES.values()} <= {"circle", "square", "diamond", "triangle-up"}, "the shapes that every renderer of the book knows"


def test_a_crossing_without_a_point_or_without_a_mode_is_not_drawn(traces):
    assert [len(trace.x) for trace in traces] == [1] * 5
    assert not any("Lost" in text or "Idea" in text for trace in traces for text in trace.hovertext or ())


def test_a_town_is_open_and_an_own_point_filled(traces):
    square, road, core, *_ = traces
    assert square.marker.color == style.PALETTE["accent"][0]
    assert core.marker.color == style.PALETTE["ground"][0] and (core.x, core.y) == (road.x, road.y)
    assert core.marker.size[0] < road.marker.size[0] and core.hoverinfo == "skip"


def test_what_is_not_in_use_is_smaller(traces):
    assert traces[1].marker.size[0] < marks.MODES["road"][2] and traces[0].marker.size[0] == marks.MODES["rail"][2]


def test_only_the_named_marks_are_labelled(traces):
    assert [list(trace.text) for trace in traces if trace.text] == [["Xunke"]]


def test_hover_says_names_mode_opening_status_and_point():
    assert marks.describe(ROWS.iloc[0].to_dict()) == "<b>Bridge</b><br>大桥<br>rail, opened 2022-11-16<br>status: open to freight only (2025)<br>point: crossing; The bridge"
    assert "opening: not found, or not yet" in marks.describe(ROWS.iloc[1].to_dict()) and "(undated)" in marks.describe(ROWS.iloc[1].to_dict())


def test_the_key_stands_within_the_frame(view):
    west, south, east, north = view.frame
    note = marks.key(view).figure.layout.annotations[-1]
    assert west <= note.x <= east and south <= note.y <= north and all(part in note.text for part in marks.KEY)
