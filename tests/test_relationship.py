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


@pytest.mark.parametrize("measure, first, last", [("agreement", 1971, 2019), ("distance", 1971, 2024), ("disputes", 1950, 2010), ("arms", 1950, 2025), ("meetings", 1950, 2025)])
def test_a_measure_ends_where_its_source_does(measure, first, last):
    years = relationship.yearly(measure).index
    assert (years.min(), years.max()) == (first, last)


def test_no_trade_is_zero_because_zeros_are_gaps():
    assert (relationship.yearly("trade") > 0).all() and 1965 not in relationship.yearly("trade").index


def test_the_ussr_and_russia_are_one_line_and_pairs_have_no_order():
    assert {1990, 1995} <= set(relationship.yearly("agreement").index)
    assert relationship.yearly("distance", "RUS", "CHN").equals(relationship.yearly("distance"))


def test_a_measure_of_this_pair_only_is_refused_for_others():
    with pytest.raises(KeyError, match="arms"):
        relationship.yearly("arms", "IND", "RUS")


def test_closer_turns_distances_and_disputes_only():
    one = pd.Series([1.0])
    assert relationship.closer("distance", one)[0] == -1 and relationship.closer("trade", one)[0] == 1


def test_missing_years_are_no_fall():
    series = pd.Series([5.0, None, 5.0], index=[1990, 1991, 1992])
    assert relationship.falls(series, 1).empty
