"""A dot for every row, and moves of two sides on lanes: nothing lost, nothing summed."""

import pandas as pd
import pytest

from companion import charts
from companion.charts import moves, units


@pytest.fixture
def rows():
    return pd.DataFrame({"line": [5] * 6 + [6], "relation": ["qualifies", "supports", "supports", "qualifies", "supports", "supports", "supports"], "second": [False, True, False, True, False, False, True], "said": list("abcdefg")})


def test_each_row_is_a_dot_ordered_by_colour_and_filled_first(rows):
    figure = units.lines(rows, "line", {5: "Five", 6: "Six"}, "relation", {"supports": ("for", "usa"), "qualifies": ("but", "accent")}, "second", "said")
    supports, qualifies = figure.data[0], figure.data[1]
    assert list(supports.x) == [0, 1, 2, 3] and list(qualifies.x) == [4, 5]
    assert list(supports.marker.symbol) == ["circle"] * 3 + ["circle-open"]
    assert supports.marker.color == charts.colour("usa")
    assert sum(len(trace.x) for trace in figure.data) == len(rows)
    assert {"6", "1"} <= {note.text for note in figure.layout.annotations}


def test_a_full_line_goes_on_in_a_second(rows):
    figure = units.lines(rows, "line", {5: "Five"}, "relation", {"supports": ("for", "usa"), "qualifies": ("but", "accent")}, "second", "said", across=3)
    assert [x for trace in figure.data for x in trace.x] == [0, 1, 2, 0, 1, 2]
    assert len({y for trace in figure.data for y in trace.y}) == 2


def test_colour_says_who_and_shape_what():
    rows = pd.DataFrame({"when": [1982.2, 1986.5, 1989.3], "lane": ["a", "a", "b"], "side": ["RUS", "RUS", "CHN"], "kind": ["offer", "removed", "demand"], "said": list("xyz")})
    figure = moves.lanes(rows, "when", "lane", {"a": "First", "b": "Second"}, "side", {"RUS": ("Moscow", "russia"), "CHN": ("Beijing", "china")}, "kind", {"offer": ("offer", "circle-open"), "removed": ("removed", "circle"), "demand": ("demand", "triangle-down-open")}, "said")
    first, second = figure.data
    assert list(first.marker.symbol) == ["circle-open", "circle"] and list(first.marker.color) == [charts.colour("russia")] * 2
    assert list(second.marker.symbol) == ["triangle-down-open"] and list(second.marker.color) == [charts.colour("china")]
