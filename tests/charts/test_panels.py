"""Small multiples and grids: gaps stay open, panels keep to their own rows, what came later is marked."""

import pandas as pd

from companion import charts

from companion.charts import grids, panels

ROWS = pd.DataFrame({"year": [2000, 2001, 2004, 2000, 2004], "value": [1.0, 2.0, 4.0, 100.0, 1000.0], "who": ["CHN"] * 3 + ["RUS"] * 2, "panel": ["a"] * 3 + ["b"] * 2})
PANELS, NAMES = {"a": "First", "b": "Second"}, {"CHN": "China", "RUS": "Russia"}


def test_no_line_runs_over_a_missing_year():
    figure = panels.lines(ROWS, "year", "value", "who", "panel", PANELS, NAMES)
    china = next(trace for trace in figure.data if trace.line.color == "#b3281a")
    assert list(china.x) == [2000, 2001, 2002, 2003, 2004] and [value for value in china.y if value == value] == [1, 2, 4]


def test_a_panel_draws_its_own_rows_on_its_own_scale():
    figure = panels.lines(ROWS, "year", "value", "who", "panel", PANELS, NAMES, log=True, ticks={1: "1", 10: "10", 100: "100", 1000: "1,000"})
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"}
    assert list(figure.layout.yaxis.ticktext) == ["1"] and list(figure.layout.yaxis2.ticktext) == ["100", "1,000"]


def test_titles_stand_above_their_panels_and_names_at_the_ends():
    texts = [note.text for note in panels.lines(ROWS, "year", "value", "who", "panel", PANELS, NAMES).layout.annotations]
    assert texts == ["<b>First</b>", "<b>Second</b>", "China", "Russia"]


def test_what_came_later_is_ruled_off_in_every_panel():
    figure = charts.known_then(panels.lines(ROWS, "year", "value", "who", "panel", PANELS, NAMES), 2002.5)
    assert figure.layout.meta["later"] == 2002.5 and len(figure.layout.shapes) == 2


def test_pairs_show_the_earlier_open_and_the_later_filled():
    rows = pd.DataFrame({"line": ["x", "x", "y", "y"], "when": [2017, 2023, 2017, 2023], "share": [1.0, 2.0, 5.0, 3.0], "panel": ["a"] * 4})
    figure = panels.pairs(rows, "share", "line", "when", "panel", {"a": "Only"}, {"a": "CHN"}, columns=1)
    dots = {trace.marker.symbol: list(trace.x) for trace in figure.data if trace.mode == "markers"}
    assert dots == {"circle-open": [1.0, 5.0], "circle": [2.0, 3.0]}


def test_a_grid_tells_yes_from_no_by_shape():
    rows = pd.DataFrame({"year": [2010, 2011, 2012], "name": ["turnover"] * 3, "rival": ["Germany"] * 3, "leads": pd.array([False, True, None], dtype="boolean")})
    figure = grids.verdicts(rows, "year", "name", "rival", "leads", {("Germany", "turnover"): 2011})
    marks = {trace.marker.symbol: list(trace.x) for trace in figure.data}
    assert marks == {"square": [2011], "circle-open": [2010]}
    assert "from 2011" in [note.text for note in figure.layout.annotations]


def test_changes_are_filled_upwards_rings_downwards_and_absent_where_not_known():
    rows = pd.DataFrame({"line": ["1964", "1964", "1991", "1991"], "measure": ["votes", "arms"] * 2, "change": [None, -1.5, 2.0, 0.0], "text": list("abcd")})
    figure = grids.changes(rows, "line", "measure", {"votes": "Votes", "arms": "Arms"}, "change", "text")
    marks = {(trace.marker.symbol, x, y) for trace in figure.data for x, y in zip(trace.x, trace.y)}
    assert marks == {("circle-open", 1, 0), ("circle", 0, 1), ("circle", 1, 1)}
    sizes = {trace.marker.symbol: list(trace.marker.size) for trace in figure.data if trace.marker.color == "#7a3e9d" or trace.marker.symbol == "circle-open"}
    assert sizes["circle"][0] > sizes["circle-open"][0]
