"""The successions put to the test: what is known of each change, and what the numbers in the notebook rest on."""

import pandas as pd
import pytest

from companion import event_study, relationship, successions


@pytest.fixture(scope="module")
def each():
    return successions.each(5, "posts").set_index(["year", "measure"])


def test_a_measure_that_does_not_reach_a_succession_has_no_change(each):
    assert pd.isna(each.loc[(1964, "agreement"), "change"]) and pd.isna(each.loc[(1976, "trade"), "change"])
    assert pd.isna(each.loc[(2012, "disputes"), "change"])


def test_more_is_closer_in_every_column_of_changes(each):
    assert each.loc[(1991, "distance"), "change"] < 0 < each.loc[(1991, "distance"), "in_units"]
    assert each.loc[(1964, "disputes"), "change"] < 0 < each.loc[(1964, "disputes"), "in_units"]
    assert each.loc[(1991, "agreement"), "change"] < 0 and each.loc[(1991, "agreement"), "in_units"] < 0


def test_a_change_is_what_the_yearly_measure_says(each):
    votes = relationship.yearly("agreement")
    assert each.loc[(1991, "agreement"), "in_units"] == pytest.approx(votes.loc[1992:1996].mean() - votes.loc[1986:1990].mean())


def test_both_lists_give_one_line_a_measure():
    rows = successions.by_measure(5)
    assert rows.groupby("list")["measure"].nunique().tolist() == [7, 7]
    assert rows["n"].le(rows["list"].map({name: len(years) for name, years in successions.years().items()})).all()
    assert rows["small"].eq((rows["low90"] > -successions.BOUND) & (rows["high90"] < successions.BOUND)).all()


def test_the_result_does_not_hang_on_the_seed():
    changed, years = successions.changed(5), successions.years()["posts"]
    shares = [event_study.together(changed, years, draws=4000, seed=seed)["p_size"] for seed in (1, 2, 3)]
    assert max(shares) - min(shares) < 0.04


def test_every_pair_is_ranked_within_its_measure():
    pairs = successions.of_pairs(5, draws=50)
    assert (pairs["place"] <= pairs["of"]).all() and pairs.groupby("measure")["own"].sum().eq(1).all()
    assert pairs["n"].min() >= 5


def test_a_way_to_ask_without_an_event_is_no_hit():
    rows = successions.specifications([10], draws=50)
    assert rows[rows["n"] == 0]["unusual"].isna().all() and len(rows) == 2 * 2 * 7
