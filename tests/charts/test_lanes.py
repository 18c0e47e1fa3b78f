"""Events as dots on lanes, and columns over the terms of leaders."""

import pandas as pd
import pytest

from companion import charts, style

from companion.charts import lanes


@pytest.fixture
def events():
    return pd.DataFrame({"when": [2000.0, 2000.1, 2000.2, 2005.0, 2001.0], "lane": ["a", "a", "a", "a", "b"], "name": list("pqrst"), "others": [True, False, False, False, False]})


def test_each_event_is_one_dot_on_its_lane_and_near_ones_step_aside(events):
    figure = lanes.dots(events, "when", "lane", {"a": ("First", "russia"), "b": ("Second", "china"), "c": ("None", "muted")}, "name", near=0.35)
    first, second, none = figure.data
    assert list(first.x) == [2000.0, 2000.1, 2000.2, 2005.0]
    assert list(first.y) == pytest.approx([0, lanes.APART, 2 * lanes.APART, 0])
    assert list(second.y) == [1] and len(none.x) == 0
    assert [note.text for note in figure.layout.annotations] == ["First: 4", "Second: 1", "None: 0"]


def test_events_with_others_are_open(events):
    figure = lanes.dots(events, "when", "lane", {"a": ("First", "russia")}, "name", hollow="others")
    assert list(figure.data[0].marker.symbol) == ["circle-open", "circle", "circle", "circle"]


def test_columns_stack_from_the_first_name_and_keep_years_without_any():
    counts = pd.DataFrame({"home": [1, 0, 2], "away": [0, 0, 3]}, index=[2000, 2001, 2002])
    terms = pd.DataFrame({"lane": ["CHN"], "start": [2000.0], "end": [2010.0], "name": ["Hu"]})
    figure = lanes.over_leaders(counts, "year", "kind", {"home": ("at home", "china"), "away": ("away", "russia"), "video": ("by video", "accent")}, terms, {"CHN": ""})
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [list(bar.y) for bar in bars] == [[1, 0, 2], [0, 0, 3]] and figure.layout.barmode == "stack"
    assert bars[0].marker.color == charts.colour("china") == style.PALETTE["china"][0]
    assert not any("video" in note.text for note in figure.layout.annotations)     # a kind that does not occur has no label
