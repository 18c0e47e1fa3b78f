"""Measures of democracy: values by state, gaps that stay gaps, and the spread over the world by hand."""

import pandas as pd
import pytest

from companion import data
from companion.sources import regimes


@pytest.fixture(scope="module")
def values():
    return data.load("regimes").set_index(["indicator", "country", "year"])["value"]


def test_the_union_and_russia_are_two_states(values):
    index = values["electoral democracy"]
    assert index["SUN", 1991] == 0.255 and index["RUS", 1992] == 0.498
    assert ("RUS", 1991) not in index.index and ("SUN", 1992) not in index.index


def test_gaps_of_polity_are_gaps(values):
    polity = values["polity2"]
    assert "SUN" not in polity.index.get_level_values("country")
    assert polity["RUS"].index.tolist() == list(range(1992, 2019)) and polity["CHN"].index.max() == 2018
    assert polity["VNM"].index.max() == 1976


def test_bounds_of_the_scales(values):
    assert values["electoral democracy"].between(0, 1).all() and values["polity2"].between(-10, 10).all()


def test_quantiles_are_those_of_all_states_with_a_value(monkeypatch):
    numbers = pd.DataFrame({"ccode": range(101), "year": 2000, "indicator": "electoral democracy", "value": [number / 100 for number in range(101)]})
    few = numbers.head(49).assign(year=1999)      # too few states to speak of the world
    monkeypatch.setattr(regimes, "_long", lambda: pd.concat([numbers, few]))
    spread = regimes.world()
    assert spread["year"].tolist() == [2000]
    assert spread.iloc[0][["states", "p10", "p25", "median", "p75", "p90"]].tolist() == [101, 0.1, 0.25, 0.5, 0.75, 0.9]


def test_the_table_has_the_spread_in_order():
    spread = data.load("regimes_world")
    assert (spread[["p10", "p25", "median", "p75", "p90"]].diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)
    assert spread.query("indicator == 'polity2'")["year"].max() == 2018      # later only one state has a value
