"""Votes in the General Assembly: who votes under which name, what others counted, and what is not there."""

import pandas as pd
import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import codes, states, votes

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")   # rdata speaks of R classes that are not needed
# plenary votes by session, in the State Department's report of 31 March 1995, http://dosfan.lib.uic.edu/ERC/intlorg/UN_voting/General_Consensus.html
PLENARY_VOTES = {42: 154, 43: 138, 44: 119, 45: 90, 46: 76, 47: 78, 48: 66, 49: 70}
# per cent of votes against the United States in 1985, Senator Kasten's preliminary figures, https://www.latimes.com/archives/la-xpm-1986-05-15-mn-5616-story.html
AGAINST_IN_1985 = {"CHN": 84.1, "IND": 91.1, "MEX": 85.5, "BRA": 84.0}


@pytest.fixture(scope="module")
def pairs():
    return data.load("votes").set_index(["country_a", "country_b", "year"]).sort_index()


@pytest.fixture(scope="module")
def resolutions():
    return data.load("resolutions")


def test_the_states_are_those_compared_and_vietnam():
    compared = codes.countries(pd.Series(votes.MEMBERS), "cow", "states.py", pd.Series([2000] * len(votes.MEMBERS)))
    assert set(votes.MEMBERS) - {816} == set(states.COMPARED)
    assert set(compared) == set(votes.NAMES.values())


def test_the_known_fall_and_rise(pairs):
    china_russia = pairs.loc["CHN", "RUS"]["agreement"]
    assert china_russia[1993] == pytest.approx(0.39, abs=0.005)
    assert china_russia.loc[1992:2005].max() < 0.8 < china_russia[2006]


def test_each_pair_once_in_the_order_of_the_codes(pairs):
    rows = pairs.reset_index()
    assert (rows["country_a"] < rows["country_b"]).all()
    assert not set(rows.loc[rows["year"] < 1992, "country_b"]) & {"RUS"} and not set(rows.loc[rows["year"] > 1991, "country_a"]) & {"SUN"}
    assert ("CHN", "SUN", 1991) in pairs.index and ("CHN", "RUS", 1992) in pairs.index and ("RUS", "USA", 1992) in pairs.index and ("SUN", "USA", 1991) in pairs.index


def test_nothing_is_said_where_nobody_voted(pairs):
    years = pairs.reset_index()
    assert 1964 not in set(years["year"])
    assert years.loc[years["country_a"].eq("CHN") | years["country_b"].eq("CHN"), "year"].min() == 1971     # Taiwan's votes are another state's
    assert years.loc[years["country_b"].eq("VNM"), "year"].min() == 1977
    assert {1973, 1990, 1991} <= set(years.loc[years["country_a"].eq("DEU") | years["country_b"].eq("DEU"), "year"])     # the Federal Republic, then all


def test_the_two_indices_are_one_for_three_votes(pairs):
    assert (pairs["s"] - (2 * pairs["lijphart"] - 1)).abs().max() < 0.0003
    assert (pairs["agreement"] + pairs["opposed"] <= 1.0002).all() and (pairs["lijphart"] >= pairs["agreement"] - 0.0001).all()


def test_the_file_has_nearly_all_votes_that_washington_counted():
    counted = votes.roll_calls().groupby("session").size()
    for session, plenary in PLENARY_VOTES.items():
        assert 0.94 * plenary <= counted[session] <= plenary, session


@pytest.mark.parametrize(("country", "percent"), AGAINST_IN_1985.items())
def test_votes_against_the_united_states_as_published(country, percent):
    cast = votes.ballots()[["USA", country]][votes.roll_calls()["session"].reindex(votes.ballots().index) == 40]
    cast = cast[cast.isin([1, 3]).all(axis=1)]
    assert 100 * (cast["USA"] != cast[country]).mean() == pytest.approx(percent, abs=4.5)     # the preliminary count left some votes out


def test_topics_are_parts_of_the_whole():
    topics = data.load("vote_topics").set_index(["country_a", "country_b", "year", "topic"])["n_votes"].unstack()
    assert (topics["all"] == topics["all but Palestinian conflict"].fillna(0) + topics["Palestinian conflict"].fillna(0)).all()
    assert (topics["contested"].fillna(0) <= topics["all"]).all()


def test_opposed_votes_are_those_that_the_shares_count(pairs):
    listed = data.load("opposed_votes").groupby("year").size()
    shares = pd.concat([pairs.loc["CHN", "SUN"], pairs.loc["CHN", "RUS"]])
    counted = (shares["opposed"] * shares["n_votes"]).round().astype(int)
    assert listed.reindex(counted.index, fill_value=0).equals(counted.astype("int64"))


def test_ideal_points_lie_between_their_quantiles_and_end_where_the_file_ends():
    points = data.load("ideal_points")
    assert ((points["low"] < points["value"]) & (points["value"] < points["high"])).all()
    assert points.groupby("series")["year"].max().to_dict() == {"final passage": 2024, "all votes": 2023}
    assert 1964 not in set(points["year"]) and points.loc[points["country"] == "CHN", "year"].min() == 1971
    assert points.groupby(["country", "series", "year"]).size().eq(1).all()     # of the two Germanies of 1990 one


def test_the_file_and_the_pages_stand_beside_each_other(resolutions):
    both = resolutions[resolutions["resolution"].str.fullmatch(r"\d\d/\d+")].set_index(["resolution", "source"])["no"].unstack().dropna()
    assert both.loc["68/262"].tolist() == [11, 11] and both.loc["72/190"].tolist() == [26, 26]
    assert both.loc["71/205", "un_votes"] == 25 and both.loc["71/205", "resolutions"] == 26     # the file lacks Zimbabwe's vote
    abstentions = resolutions[resolutions["resolution"] == "62/249"].set_index("source")["abstain"]
    assert abstentions["un_votes"] == 106 and abstentions["resolutions"] == 105     # by the United Nations' own release
    assert both.loc["74/17", "un_votes"] == 19 and both.loc["74/17", "resolutions"] == 16


def test_china_never_voted_for_a_resolution_on_crimea(resolutions):
    crimea = resolutions[resolutions["subject"].str.startswith("Crimea") & (resolutions["body"] == "General Assembly")]
    assert set(crimea["vote_chn"].dropna()) == {"no", "abstain"} and set(crimea["vote_rus"].dropna()) == {"no"}


def test_then_ends_with_the_day_of_the_essay(resolutions):
    assert resolutions.loc[resolutions["known"] == "then", "date"].max() < "2021-08-24" < resolutions.loc[resolutions["known"] == "later", "date"].min()


def test_a_vote_in_other_words_is_refused(monkeypatch, tmp_path):
    text = data.paths.ROOT.joinpath("data/collected/resolutions.csv").read_text("utf8")
    file = tmp_path / "resolutions.csv"
    file.write_text(text.replace(",not a member,", ",perhaps,", 1), "utf8")
    monkeypatch.setattr("companion.sources.collected.fetch", lambda *_: file)
    with pytest.raises(CompanionError, match="is .perhaps."):
        votes.resolutions_read()
