"""Intervals, draws and crowds: what is drawn is what is in the rows, and the one that matters stands out."""

import pandas as pd
import pytest

from companion.charts import forest

ROWS = pd.DataFrame({"name": ["Votes", "Trade"], "value": [0.1, -0.2], "low": [-0.5, -0.4], "high": [0.7, 0.0], "low90": [-0.4, -0.3], "high90": [0.6, -0.1], "bound": [0.5, 0.5], "text": ["12 changes", "11 changes"]})


def test_each_line_has_its_bound_both_intervals_and_its_dot():
    figure = forest.intervals(ROWS, "value", "low", "high", "name", "text", inner=("low90", "high90"), band="bound")
    first = [list(trace.x) for trace in figure.data if trace.y[0] == 0]
    assert first == [[-0.5, 0.5], [-0.5, 0.7], [-0.4, 0.6], [0.1]]
    assert [note.text for note in figure.layout.annotations] == ["Votes", "12 changes", "Trade", "11 changes"]
    assert figure.layout.xaxis.range[0] <= -0.7 and figure.layout.xaxis.range[1] >= 0.7


def test_of_two_results_among_draws_the_labels_stand_apart():
    columns = pd.DataFrame({"at": [0.5, 0.6, 0.7], "draws": [10, 30, 12]})
    figure = forest.drawn(columns, {"accent": 0.62, "accent_2": 0.58}, {"accent": "by post", "accent_2": "in effect"})
    labels = {note.text: (note.x, note.xanchor) for note in figure.layout.annotations}
    assert labels == {"in effect": (0.58, "right"), "by post": (0.62, "left")}
    assert list(figure.data[0].y) == [10, 30, 12] and figure.layout.yaxis.range[1] > 30


@pytest.mark.parametrize("chosen, expected", [("B", 2.0), ("A", 1.0)])
def test_the_chosen_member_is_the_large_dot(chosen, expected):
    rows = pd.DataFrame({"pair": ["A", "B", "C"], "ratio": [1.0, 2.0, 0.5], "measure": ["votes"] * 3, "label": ["place 2", "place 1", "place 3"]}).assign(own=lambda rows: rows["pair"] == chosen)
    figure = forest.among(rows, "ratio", "measure", {"votes": "Votes"}, "own", "pair", "label")
    crowd, one = figure.data
    assert list(one.x) == [expected] and sorted([*crowd.x, *one.x]) == [0.5, 1, 2]
    assert [note.text for note in figure.layout.annotations] == ["<b>Votes</b>", rows.set_index("pair").loc[chosen, "label"]]
