"""Grids of cells: a mark with its text where something is known, a small dot where nothing was found, nothing where there is no row."""

import pandas as pd
import pytest

from companion import style

from companion.charts import grids

ROWS = pd.DataFrame({"state": ["One", "One", "Two"], "where": ["by land", "by land", "by sea"], "span": [1950, 1960, 1960], "text": ["3", "0", "1"], "kind": ["war", None, "show"], "said": ["three", "none", "one"]})
KINDS = {"war": ("accent", "accent", "ground"), "show": ("ground", "other", "ink")}


@pytest.mark.parametrize("beside", [150, 0])
def test_cells_have_their_mark_and_text(beside):
    figure = grids.cells(ROWS, "state", "where", "span", {1950: "the 1950s", 1960: "the 1960s"}, "text", "kind", KINDS, "said", beside)
    assert [(trace.x[0], trace.mode, trace.text[0] if trace.text else None) for trace in figure.data] == [(0, "text", "3"), (1, "markers", None), (1, "text", "1")]
    assert [(round(box.x0, 2), box.fillcolor, box.line.color) for box in figure.layout.shapes] == [(-0.42, style.PALETTE["accent"][0], style.PALETTE["accent"][0]), (0.58, style.PALETTE["ground"][0], style.PALETTE["other"][0])]
    assert [note.text for note in figure.layout.annotations] == ["<b>by land</b>", "One", "<b>by sea</b>", "Two"]
    assert list(figure.layout.xaxis.ticktext) == ["the 1950s", "the 1960s"]
    assert figure.data[0].y[0] < figure.data[2].y[0] < figure.layout.yaxis.range[0]
