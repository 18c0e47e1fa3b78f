"""Constant dollars: one index from two copies of one statistic."""

import pandas as pd
import pytest

from companion import data, prices
from companion.errors import CompanionError


def test_the_two_series_are_one_statistic():
    rows = data.load("us_prices").pivot(index="year", columns="series", values="index").dropna()
    ratio = rows["bls_cpi"] / rows["wdi_cpi"]
    assert len(rows) > 10 and ratio.max() / ratio.min() < 1.001


def test_dollars_of_the_base_year_stay_and_older_ones_grow():
    values = pd.Series([100.0, 100.0, 100.0])
    constant = prices.constant_dollars(values, pd.Series([2024, 2010, 1955]))
    assert constant[0] == pytest.approx(100) and constant[1] == pytest.approx(143.86, abs=0.01) and constant[2] > 1000     # 143.857 is the index of 2024 at 2010 = 100


def test_a_year_without_an_index_is_named():
    with pytest.raises(CompanionError, match="us_prices.csv: no price index for 1949.*1950 to 2024"):
        prices.constant_dollars(pd.Series([1.0]), pd.Series([1949]))
