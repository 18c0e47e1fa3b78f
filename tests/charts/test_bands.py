"""Lines in bands: a missing year breaks them, and the crowd has its quantiles."""

import pandas as pd

from companion.charts import bands

ROWS = pd.DataFrame({"year": [2000, 2001, 2004], "value": [1.0, 2.0, 4.0], "low": [0.5, 1.5, 3.0], "high": [1.5, 2.5, 5.0], "who": ["CHN"] * 3, "code": ["a", "a", "b"]}).astype({"year": "Int64", "code": "string"})     # as tables are loaded
CROWD = pd.DataFrame([(year, f"pair {number}", float(number)) for year in (2000, 2001) for number in range(11)], columns=["year", "pair", "value"])


def test_a_band_goes_up_one_edge_and_back_the_other():
    figure = bands.uncertain(ROWS, "year", "value", "low", "high", "who", {"CHN": "China"})
    first, second = (trace for trace in figure.data if trace.fill == "toself")
    assert list(first.x) == [2000, 2001, 2001, 2000] and list(first.y) == [1.5, 2.5, 1.5, 0.5]
    assert list(second.x) == [2004, 2004]     # no band over 2002 and 2003


def test_a_segment_breaks_line_and_band():
    whole = bands.uncertain(ROWS.head(2).assign(code=pd.array(["a", "b"], dtype="string")), "year", "value", "low", "high", "who", {"CHN": "China"}, "code")
    assert [list(trace.x) for trace in whole.data if trace.fill is None] == [[2000], [2001]]


def test_the_crowd_is_drawn_by_its_quantiles_under_the_named_line():
    figure = bands.crowd(CROWD, "year", "value", "pair", {"pair 3": "the third"})
    outer, inner, median, line = figure.data
    assert list(outer.y) == [9, 9, 1, 1] and list(inner.y) == [7.5, 7.5, 2.5, 2.5]
    assert list(median.y) == [5, 5] and list(line.y) == [3, 3]
    assert [note.text for note in figure.layout.annotations] == ["the third"]


def test_no_named_line_runs_over_a_missing_year():
    rows = pd.concat([CROWD, CROWD[CROWD["year"] == 2001].assign(year=2004)])
    line = bands.crowd(rows, "year", "value", "pair", {"pair 3": "the third"}).data[-1]
    assert list(line.x) == [2000, 2001, 2002, 2003, 2004] and list(line.y) == [3, 3, None, None, 3]
