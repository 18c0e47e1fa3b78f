"""Counts on a logarithmic axis: labels keep apart in powers of ten, and what was not counted does not look counted."""

import math

import pandas as pd
import pytest

from companion import style

from companion.charts import statements

TICKS = {1e4: "10,000", 1e6: "1 million", 1e8: ""}
GROUPS = {"census": ("Counted", "ink", False), "claim": ("Claimed", "accent", True)}
ROWS = pd.DataFrame({
    "kind": ["census", "claim", "claim", "claim"], "label": ["one", "two", "three", "four"],
    "low": [34577, 8e6, None, 2e5], "high": [34577, 1e7, 2e5, None],
})


def marks(figure):
    return {trace.hovertemplate.split(":")[0]: trace for trace in figure.data if trace.mode == "markers+text"}


@pytest.mark.parametrize(("low", "high", "text"), [
    (34577, 34577, "34,577"), (8e6, 1e7, "8–10 million"), (1.5e6, 1.5e6, "1.5 million"), (2e5, 5e5, "200,000–500,000"),
    (3e5, 1e6, "300,000 to 1 million"), (None, 2e5, "under 200,000"), (2e5, float("nan"), "over 200,000"),
])
def test_a_range_says_its_unit_once_and_a_limit_that_it_is_one(low, high, text):
    assert statements.span(low, high) == text


def test_claims_are_hollow_and_counts_are_filled():
    found = marks(statements.statements(ROWS, "low", "high", "label", "kind", GROUPS, TICKS))
    assert found["one"].marker.symbol == "circle"
    assert all(found[name].marker.symbol.endswith("-open") for name in ("two", "three", "four"))
    assert found["one"].marker.color != found["two"].marker.color == style.PALETTE["accent"][0]


def test_a_range_has_both_ends_and_a_limit_points_down_or_up():
    figure = statements.statements(ROWS, "low", "high", "label", "kind", GROUPS, TICKS)
    found = marks(figure)
    assert list(found["two"].x) == [8e6, 1e7]
    assert found["three"].marker.symbol == "triangle-left-open" and found["four"].marker.symbol == "triangle-right-open"
    assert len([trace for trace in figure.data if trace.mode == "lines"]) == 1


@pytest.mark.parametrize("beside", [0, 250])
def test_each_statement_has_a_line_of_its_own_with_its_name(beside):
    figure = statements.statements(ROWS, "low", "high", "label", "kind", GROUPS, TICKS, beside=beside)
    heights = {note.text: note.y for note in figure.layout.annotations}
    assert set(heights) == {"<b>Counted</b>", "<b>Claimed</b>", "one", "two", "three", "four"}
    assert min(b - a for a, b in zip(sorted(heights.values()), sorted(heights.values())[1:])) >= 1
    bottom, top = figure.layout.yaxis.range
    assert top < 0 < max(heights.values()) < bottom, "the first line stands on top and the last inside"


def test_lines_keep_a_gap_and_labels_their_distance_on_the_axis():
    rows = pd.DataFrame({"name": ["a"] * 3 + ["b"] * 3, "year": [2000, 2010, 2020] * 2, "value": [1.0, None, 10.0, 2.0, 5.0, 10.5]})
    figure = statements.log_lines(rows, "year", "value", "name", {"a": "A", "b": "B"}, {0.1: "0.1", 100: "100"}, gap=0.2)
    heights = sorted(note.y for note in figure.layout.annotations)
    assert heights[1] - heights[0] == pytest.approx(0.2, abs=1e-6)
    assert heights[0] < math.log10(10.5) < heights[1] + 0.2
    assert pd.isna(figure.data[0].y[1]) and figure.layout.yaxis.type == "log"
