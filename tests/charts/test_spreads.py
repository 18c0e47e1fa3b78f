"""Lines over the spread of all states, with who led below."""

import pandas as pd
import pytest

from companion import charts, led

from companion.charts import spreads


@pytest.fixture(scope="module")
def drawn():
    rows = pd.DataFrame({"country": "CHN", "year": [2000, 2001, 2003], "value": [0.1, 0.2, 0.3], "indicator": "a"})
    world = pd.DataFrame({"indicator": "a", "year": [2000, 2001, 2002, 2003], "p10": 0.1, "p25": 0.2, "median": 0.5, "p75": 0.7, "p90": 0.9})
    return spreads.panels(rows, world, "indicator", {"a": "Index"}, {"CHN": "China", "RUS": "Russia"}, led.terms(1949, 2027), {"CHN": "", "RUS": ""})


def test_a_missing_year_is_a_gap(drawn):
    line = next(trace for trace in drawn.data if trace.mode == "lines" and trace.line.color == charts.colour("CHN") and len(trace.x) == 4)
    assert list(line.x) == [2000, 2001, 2002, 2003] and pd.isna(line.y[2]) and line.y[3] == 0.3


def test_bands_go_from_the_low_to_the_high_quantile(drawn):
    outer, inner = (trace for trace in drawn.data if trace.fill == "toself")
    assert set(outer.y) == {0.1, 0.9} and set(inner.y) == {0.2, 0.7}


def test_a_country_without_values_has_no_label_and_a_long_name_in_a_short_term_none(drawn):
    said = [note.text for note in drawn.layout.annotations]
    assert "China" in said and "Russia" not in said and "median of all" in said
    assert "Mao" in said and "Chernenko" not in said
