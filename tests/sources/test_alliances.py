"""Obligations of alliance: both directions in one row, the treaties where they belong, shares of the world by hand."""

import pandas as pd
import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import alliances as steps

DUTIES = ["defense", "offense", "neutral", "nonaggression", "consultation"]


@pytest.fixture(scope="module")
def alliances():
    return data.load("alliances").set_index(["country_a", "country_b", "year"]).sort_index()


def years(alliances, pair, duty):
    rows = alliances.loc[pair]
    return set(rows.index[rows[duty]])


def test_each_pair_once_and_each_row_with_a_duty(alliances):
    assert alliances.index.is_unique
    assert (alliances.index.get_level_values(0) < alliances.index.get_level_values(1)).all()
    assert alliances[DUTIES].any(axis=1).all()


@pytest.mark.parametrize("pair, duty, first, last", [
    (("CHN", "SUN"), "defense", 1950, 1980),        # signed on 14 February 1950, ended on 11 April 1980
    (("PRK", "SUN"), "defense", 1961, 1991), (("CHN", "PRK"), "defense", 1961, 2018),      # signed in July 1961
])
def test_defence_pacts_are_in_force_in_the_years_of_their_treaties(alliances, pair, duty, first, last):
    assert set(range(max(first, 1951), last + 1)) <= years(alliances, pair, duty)
    assert max(years(alliances, pair, duty)) == last


def test_vietnam_has_consultation_and_no_defence(alliances):
    """The treaty of 3 November 1978 is coded as consultation; the rows of 1962-1964 are the declaration on Laos."""
    pair = ("SUN", "VNM")
    assert years(alliances, pair, "consultation") == {1962, 1963, 1964, *range(1978, 1992)}
    assert not alliances.loc[pair, "defense"].any()


def test_china_and_russia_owe_no_defence(alliances):
    pair = alliances.loc[("CHN", "RUS")]
    assert not pair["defense"].any()
    assert years(alliances, ("CHN", "RUS"), "consultation") == set(range(2001, 2019))
    assert pair.index.max() == 2018


def test_a_duty_of_one_side_is_named(alliances):
    one_sided = alliances["one_sided"].dropna().str.split("; ")
    assert len(one_sided) and set(one_sided.explode()) <= set(DUTIES)
    for index, duties in one_sided.head(20).items():
        assert alliances.loc[index, duties].all()


def test_shares_of_the_world_by_hand(monkeypatch):
    """Three pairs: one owes defence and consultation, one (from one side only) defence, one non-aggression; the fourth owes nothing."""
    columns = ["ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"]
    rows = [(2, 20, 1, 0, 0, 0, 1), (20, 2, 1, 0, 0, 0, 1), (2, 200, 1, 0, 0, 0, 0), (200, 2, 0, 0, 0, 0, 0), (365, 710, 0, 0, 0, 1, 0), (710, 365, 0, 0, 0, 1, 0), (20, 200, 0, 0, 0, 0, 0), (200, 20, 0, 0, 0, 0, 0)]
    raw = pd.DataFrame([(one, other, 2000, *duties) for one, other, *duties in rows], columns=columns).astype(float)
    monkeypatch.setattr("rdata.read_rda", lambda _: {"atop_alliance": raw})
    shares = steps.shares().iloc[0]
    assert shares["pairs"] == 3
    assert [shares[name] for name in ("defense", "consultation", "both", "neither")] == pytest.approx([2 / 3, 1 / 3, 1 / 3, 1 / 3])
    pairs = steps.pairs().set_index(["country_a", "country_b"])
    assert pairs.loc[("GBR", "USA"), "one_sided"] == "defense" and pd.isna(pairs.loc[("CAN", "USA"), "one_sided"])


def test_the_shares_of_a_year_hang_together():
    shares = data.load("alliance_shares").set_index("year")
    assert list(shares.index) == list(range(1949, 2019))
    assert (shares["defense"] + shares["consultation"] - shares["both"] + shares["neither"]).to_numpy() == pytest.approx(1)


def test_a_file_without_a_column_is_named(monkeypatch):
    monkeypatch.setattr("rdata.read_rda", lambda _: {"atop_alliance": pd.DataFrame({"ccode1": [1.0]})})
    with pytest.raises(CompanionError, match="atop_alliance.rda"):
        steps.shares()


PLEDGED = {"alliance_1950": ("CHN", "SUN"), "ussr_dprk_1961": ("PRK", "SUN"), "china_dprk_1961": ("CHN", "PRK"), "ussr_vietnam_1978": ("SUN", "VNM"), "friendship_2001": ("CHN", "RUS")}


@pytest.mark.parametrize("treaty, pair", PLEDGED.items())
def test_a_pledge_of_military_help_is_coded_as_defence_and_no_other(alliances, treaty, pair):
    """Two independent readings of the same treaties: the articles collected from pages, and the data set."""
    topics = set(data.load("pledges").query("treaty_id == @treaty")["topic"])
    year = int(data.load("pledges").query("treaty_id == @treaty")["in_force"].iloc[0][:4]) + 1
    assert ("defence" in topics) == bool(alliances.loc[(*pair, year), "defense"])


def test_pledges_are_in_our_words_with_short_quotations():
    pledges = data.load("pledges")
    assert pledges["words"].dropna().str.split().str.len().max() <= 15
    assert pledges["url"].str.fullmatch(r"https?://[!-~]+").all()
    assert (pledges["signed"] <= pledges["in_force"].fillna("9999")).all()
