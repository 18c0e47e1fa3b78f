"""Events piled up by year."""

import pandas as pd
import pytest

from companion.charts import piles


@pytest.fixture
def events():
    return pd.DataFrame({"when": [2021.9, 2021.5, 2021.0, 1950.0, 2021.65], "lane": ["a", "a", "a", "a", "b"], "name": list("pqrst")})


def test_no_pile_stands_on_both_sides_of_the_seam(events):
    first, second, none = piles.years(events, "when", "lane", {"a": ("First", "russia"), "b": ("Second", "china"), "c": ("None", "muted")}, "name", 2021.65).data
    places = dict(zip(first.customdata, first.x))
    assert places["q"] == places["r"] == pytest.approx(2021.15) and places["p"] == pytest.approx(2022.15) == second.x[0]
    assert len(none.x) == 0


def test_a_mark_knows_who_acted(events):
    figure = piles.years(events.assign(who="China;USSR"), "when", "lane", {"a": ("First", "russia")}, "name", 2021.65, who="who")
    assert [list(item) for item in figure.data[0].customdata][0] == [figure.data[0].customdata[0][0], "China;USSR"]
    assert figure.data[0].hovertemplate.startswith("%{customdata[0]}") and figure.data[0].name == figure.layout.annotations[0].text


def test_dots_of_one_year_stand_on_each_other_and_lanes_do_not_meet(events):
    figure = piles.years(events, "when", "lane", {"a": ("First", "russia"), "b": ("Second", "china")}, "name", 2021.65, step=6)
    first, second = figure.data
    heights = dict(zip(first.customdata, first.y))
    assert heights["r"] - heights["q"] == 6 and heights["p"] == heights["r"] == heights["s"], "the first of a year stands at the foot"
    assert min(second.y) > max(first.y)
    assert [note.text for note in figure.layout.annotations] == ["First: 4", "Second: 1"]
    assert figure.layout.yaxis.range[0] + piles.TOP + piles.BOTTOM == pytest.approx(figure.layout.height, abs=1), "a unit of the axis is a pixel"
