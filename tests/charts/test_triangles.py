"""Triangles to scale: the corners keep the distances."""

import math

import pandas as pd
import pytest

from companion.charts import triangles


@pytest.mark.parametrize("sides", [(3, 4, 5), (1, 1, 1), (0.15, 0.7, 0.65), (0.3, 0.5, 0.2)])
def test_the_corners_are_as_far_apart_as_the_sides_say(sides):
    one, two, three = triangles.corners(*sides)
    assert (math.dist(one, two), math.dist(one, three), math.dist(two, three)) == pytest.approx(sides)


def test_sides_that_do_not_close_lie_flat():
    assert triangles.corners(0.2, 0.9, 0.3)[2][1] == 0
    assert triangles.corners(0, 0.5, 0.5) == ((0, 0), (0, 0), (0, 0.5))


def test_all_triangles_have_one_scale_and_the_first_has_names():
    rows = pd.DataFrame({"period": ["1971–75", "1976–80", "1981–85"], "ab": [0.2, 0.1, 0.3], "ac": [0.6, 0.6, 0.6], "bc": [0.6, 0.6, 0.6]})
    figure = triangles.row(rows, "period", ["ab", "ac", "bc"], {"CHN": "China", "RUS": "Russia", "USA": "US"}, 2)
    bases = [trace for trace in figure.data if trace.mode == "lines" and len(trace.x) == 2]
    assert [base.x[1] - base.x[0] for base in bases] == pytest.approx([0.2, 0.1, 0.3])
    assert figure.layout.yaxis.scaleanchor == "x" and bases[2].y[0] < bases[0].y[0]     # the third stands in the second row
    texts = [note.text for note in figure.layout.annotations]
    assert texts[:5] == ["<b>1971–75</b>", "0.20", "China", "Russia", "US"] and texts.count("China") == 1
