"""Lines over the spread of all states, and the lanes of leaders below."""

import pandas as pd
import pytest

from companion import charts, data, spreads

READ = pd.Timestamp("2026-11-01")


@pytest.fixture(scope="module")
def terms():
    return spreads.terms(data.load("leaders"), READ)


@pytest.fixture(scope="module")
def drawn(terms):
    rows = pd.DataFrame({"country": "CHN", "year": [2000, 2001, 2003], "value": [0.1, 0.2, 0.3], "indicator": "a"})
    world = pd.DataFrame({"indicator": "a", "year": [2000, 2001, 2002, 2003], "p10": 0.1, "p25": 0.2, "median": 0.5, "p75": 0.7, "p90": 0.9})
    return spreads.panels(rows, world, "indicator", {"a": "Index"}, {"CHN": "China", "RUS": "Russia"}, terms, {"CHN": "CHN", "RUS": "RUS"})


def test_terms_follow_one_another_and_end_when_the_list_was_read(terms):
    chinese = terms[terms["lane"] == "CHN"]
    assert chinese["label"].tolist() == ["Mao", "Hua", "Hu Yaobang", "Zhao", "Jiang", "Hu", "Xi"]
    assert chinese["end"].iloc[-1] == READ and terms["start"].min() == pd.Timestamp("1949-01-01")
    russian = terms[terms["lane"] == "RUS"]["label"].tolist()
    assert russian[-4:] == ["Yeltsin", "Putin", "Medvedev", "Putin"] and russian.count("Gorbachev") == 1     # two posts, one term


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
