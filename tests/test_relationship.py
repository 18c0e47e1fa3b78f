"""The yearly measures of a relationship: what counts as zero and what as missing, and where a series falls."""

import pandas as pd
import pytest

from companion import relationship


def test_a_fall_needs_a_turn_of_the_least_size_and_tells_when_the_high_was_reached_again():
    series = pd.Series([5, 9, 8, 9, 2, 3, 6, 9, 10, 8], index=range(2000, 2010), dtype=float)
    found = relationship.falls(series, 4)
    assert found.to_dict("records") == [{"high_year": 2001, "high": 9, "low_year": 2004, "low": 2, "fall": 7, "back": 2007}]
    assert len(relationship.falls(series, 2)) == 2     # the last fall, which is not over
    assert relationship.falls(series, 2)["back"].isna().tolist() == [False, True]
    assert relationship.falls(series, 8).empty


def test_missing_years_are_no_fall():
    series = pd.Series([5.0, None, 5.0], index=[1990, 1991, 1992])
    assert relationship.falls(series, 1).empty
