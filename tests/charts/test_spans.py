"""Bars through time, and the runs of years that they are made of."""

import pandas as pd
import pytest

from companion.charts import spans

ROWS = pd.DataFrame({"pair": ["A and B", "A and B", "C"], "duty": ["defence", "defence", "consultation"], "start": [1940, 1970, 2001], "end": [1960, 1980, 2018], "colour": ["accent", "accent", "muted"], "said": ["x", "y", "z"], "open": [False, False, True]})


@pytest.mark.parametrize("years, runs", [([1962, 1964, 1963, 1978], [(1962, 1964, False), (1978, 1978, False)]), ([2017, 2018], [(2017, 2018, True)]), ([], []), ([2000, 2000], [(2000, 2000, False)])])
def test_spells_break_at_missing_years(years, runs):
    assert spans.spells(years, 2018) == runs


@pytest.mark.parametrize("beside", [170, 0])
def test_bars_cover_whole_years_and_an_open_end_has_an_arrow(beside):
    figure = spans.through_time(ROWS, "start", "end", "duty", "pair", "colour", "said", 1949, 2021, "open", (2018.5, "coded to 2018"), beside)
    bars = [trace for trace in figure.data if trace.mode == "lines"]
    assert [tuple(bar.x) for bar in bars] == [(1948.5, 1960.5), (1969.5, 1980.5), (2000.5, 2018.5)]     # what began before the axis begins with it
    assert bars[0].y == bars[1].y != bars[2].y
    assert [trace.x[0] for trace in figure.data if trace.mode == "markers"] == [2018.5]
    texts = [note.text for note in figure.layout.annotations]
    assert texts[:4] == ["<b>A and B</b>", "defence", "<b>C</b>", "consultation"] and "coded to 2018" in texts
