"""Stems: as high as their level, dots by what is known, tint where nothing is coded."""

import pandas as pd
import pytest

from companion import style

from companion.charts import levels

ROWS = pd.DataFrame({"year": [1950, 1960, 1970, 1970], "level": [3, 4, 5, 4], "weight": [0, 2, 6, None], "who": ["A"] * 3 + ["B"], "said": ["none", "some", "many", "not known"], "else": [False, False, True, False]}).astype({"weight": "Int64"})
SCALE = {2: "threat", 3: "display", 4: "use", 5: "war"}


@pytest.fixture
def figure():
    return levels.stems(ROWS, "year", "level", "weight", "who", {"A": "One", "B": "Other"}, 1949, 2020, {"A": 2010, "B": 2014}, SCALE, {"A": "russia", "B": "muted"}, "said", notes=[("A", 1960, 4, "the sixties", "above")], others="else", uncoded=[("B", 2018, 4, "later")])


def dots(figure):
    return {(trace.x[0], trace.y[0]): trace.marker for trace in figure.data if trace.mode == "markers"}


def test_dots_are_open_filled_or_crosses(figure):
    marks = dots(figure)
    assert marks[1950, 3].symbol == "circle-open" and marks[1960, 4].symbol == "circle" and marks[1970, 4].symbol == "x-thin"
    assert marks[1960, 4].size > marks[1950, 3].size


def test_what_belongs_to_others_is_grey(figure):
    assert dots(figure)[1970, 5].color == style.PALETTE["other"][0] and dots(figure)[1950, 3].color == style.PALETTE["russia"][0]


def test_years_after_the_coding_are_tinted_in_each_panel(figure):
    assert sorted(shape.x0 for shape in figure.layout.shapes) == [2010.5, 2014.5]


def test_what_is_not_coded_is_a_diamond_with_its_text(figure):
    assert dots(figure)[2018, 4].symbol == "diamond"
    texts = [note.text for note in figure.layout.annotations]
    assert "later" in texts and "the sixties" in texts and "<b>One</b>" in texts
