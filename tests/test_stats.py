"""Measures on examples computed by hand."""

import math

import pandas as pd
import pytest

from companion import stats


@pytest.mark.parametrize(("amounts", "index"), [([5, 5], 0.5), ([1, 0, 0], 1.0), ([1, 1, 1, 1], 0.25), ([3, 1], 0.625), ([3, None, 1], 0.625)])
def test_herfindahl(amounts, index):
    assert stats.herfindahl(pd.Series(amounts, dtype=float)) == pytest.approx(index)


def test_nothing_has_no_concentration():
    assert math.isnan(stats.herfindahl(pd.Series([], dtype=float)))
