"""The event study: windows by hand, draws that find what is there and only that, and what a test that finds nothing may say."""

import numpy as np
import pandas as pd
import pytest

from companion import event_study

STEP = pd.Series([0.0] * 10 + [1.0] * 10, index=range(1950, 1970))


def test_a_change_is_the_mean_after_less_the_mean_before_without_the_year_itself():
    series = pd.Series([1, 2, 30, 4, 8], index=range(2000, 2005))
    assert event_study.changes(series, 2)[2002] == (4 + 8) / 2 - (1 + 2) / 2
    assert event_study.changes(series, 2).index.tolist() == [2001, 2002, 2003]     # one known year of two is enough on a side
    assert event_study.changes(series, 2, least=2).index.tolist() == [2002]


def test_missing_years_are_left_out_and_never_zero():
    series = pd.Series([5.0, np.nan, 5.0, 9.0, np.nan, 9.0], index=range(1980, 1986))
    assert event_study.changes(series, 3, least=1)[1983] == 9 - 5
    assert 1983 not in event_study.changes(series, 3).index     # one known year after is too few
    assert event_study.changes(pd.Series(dtype=float), 3).empty


def test_the_one_year_in_which_all_changed_is_found_unusual_and_a_quiet_year_is_not():
    change = event_study.changes(STEP, 3)
    found, quiet = event_study.pooled(change, [1960]), event_study.pooled(change, [1955])
    assert found["size"] == 1 and found["p_size"] == pytest.approx(2 / len(change), abs=0.02)     # 1959 and 1960 tie
    assert quiet["size"] == 0 and quiet["p_size"] == 1


def test_a_steady_rise_is_in_the_draws_too():
    change = event_study.changes(pd.Series(range(40), index=range(1960, 2000)), 5, least=5)
    result = event_study.pooled(change, [1970, 1980, 1990])
    assert result["mean"] == 6 and result["excess"] == pytest.approx(0) and result["p"] == 1 and result["p_size"] == 1


def test_the_interval_holds_the_excess_and_the_narrower_lies_within_the_wider():
    change = event_study.changes(pd.Series(np.random.default_rng(1).normal(size=60), index=range(1950, 2010)))
    result = event_study.pooled(change, range(1960, 2000, 8))
    assert result["low"] <= result["low90"] <= result["excess"] <= result["high90"] <= result["high"]
    assert event_study.equivalent(result, 10) and not event_study.equivalent(result, abs(result["excess"]) / 2)


def test_the_same_seed_gives_the_same_result_and_events_outside_the_series_do_not_count():
    change = event_study.changes(STEP, 3)
    assert event_study.pooled(change, [1955, 1960]) == event_study.pooled(change, [1955, 1960, 2020])
    assert event_study.pooled(change, [2020]) == {"n": 0} and np.isnan(event_study.shifted(change, [2020]))


def test_by_chance_one_test_in_twenty_is_below_a_twentieth():
    rng, below = np.random.default_rng(2), 0
    for _ in range(400):
        change = event_study.changes(pd.Series(rng.normal(size=60), index=range(60)))
        below += event_study.pooled(change, rng.choice(change.index, 10, replace=False), draws=400, seed=int(rng.integers(1e9)))["p_size"] <= 0.05
    assert 0.02 <= below / 400 <= 0.09


def test_a_shift_keeps_the_distances_between_events():
    change = pd.Series([0.0, 3, 0, 0, 3, 0, 0, 0], index=range(8))
    assert event_study.shifted(change, [1, 4]) == 1 / 8     # no other shift by one number meets both
    assert event_study.shifted(change, [0, 3]) == 1


def test_measures_together_weigh_alike_whatever_their_units():
    noise = np.random.default_rng(3).normal(size=(2, 50))
    one, two = (pd.Series(row, index=range(1960, 2010)) for row in noise)
    years = [1970, 1980, 1990]
    assert event_study.together({"a": one, "b": two}, years)["size"] == pytest.approx(event_study.together({"a": one * 1000, "b": two}, years)["size"])
    gap = two.loc[1985:]
    assert event_study.together({"a": one, "b": gap}, years)["cells"] == 4
