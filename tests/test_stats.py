"""Measures on examples computed by hand."""

import math

import pandas as pd
import pytest

from companion import stats
from companion.errors import CompanionError


@pytest.mark.parametrize(("amounts", "index"), [([5, 5], 0.5), ([1, 0, 0], 1.0), ([1, 1, 1, 1], 0.25), ([3, 1], 0.625), ([3, None, 1], 0.625)])
def test_herfindahl(amounts, index):
    assert stats.herfindahl(pd.Series(amounts, dtype=float)) == pytest.approx(index)


def test_nothing_has_no_concentration():
    assert math.isnan(stats.herfindahl(pd.Series([], dtype=float)))


# yes 1, abstain 2, no 3: six roll calls, of which one is missed by each; four in common are yes-yes, yes-no, abstain-no, abstain-abstain
ONE = pd.Series([1, 1, 2, 2, None, 3])
OTHER = pd.Series([1, 3, 3, 2, 1, None])


def test_votes_in_common_leave_absences_out():
    assert stats.common_votes(ONE, OTHER) == 4


@pytest.mark.parametrize(("measure", "value"), [
    (stats.agreement, 2 / 4),                     # yes-yes and abstain-abstain
    (stats.lijphart, (2 + 1 / 2) / 4),            # and half for the abstention against a no
    (stats.opposed, 1 / 4),                       # yes-no
    (stats.s_score, 1 - 2 * (0 + 2 + 1 + 0) / 2 / 4),     # distances 0, 2, 1, 0 over the greatest, 2
])
def test_measures_of_two_voting_records(measure, value):
    assert measure(ONE, OTHER) == pytest.approx(value)
    assert measure(OTHER, ONE) == pytest.approx(value)


@pytest.mark.parametrize(("one", "other", "agreement", "lijphart", "opposed", "s"), [
    ([1, 2, 3], [1, 2, 3], 1, 1, 0, 1), ([1, 3, 1], [3, 1, 3], 0, 0, 1, -1), ([2, 2], [1, 3], 0, 0.5, 0, 0),
])
def test_the_ends_of_the_scales(one, other, agreement, lijphart, opposed, s):
    pair = pd.Series(one), pd.Series(other)
    assert (stats.agreement(*pair), stats.lijphart(*pair), stats.opposed(*pair), stats.s_score(*pair)) == (agreement, lijphart, opposed, s)


@pytest.mark.parametrize("measure", [stats.agreement, stats.lijphart, stats.opposed, stats.s_score])
def test_states_that_never_voted_together_have_no_score(measure):
    assert math.isnan(measure(pd.Series([1, None]), pd.Series([None, 3])))


def test_series_that_are_not_aligned_and_votes_that_are_none_are_refused():
    with pytest.raises(CompanionError, match="different indexes"):
        stats.agreement(pd.Series([1, 2]), pd.Series([1, 2], index=[5, 6]))
    with pytest.raises(CompanionError, match="a vote is 8"):
        stats.agreement(pd.Series([1, 8]), pd.Series([1, 2]))
