"""Militarised disputes and rivalries: each pair once, both versions, values that others print, what the codes mean."""

import pandas as pd
import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import disputes as steps


@pytest.fixture(scope="module")
def disputes():
    return data.load("disputes")


@pytest.fixture(scope="module")
def china_ussr(disputes):
    rows = disputes[(disputes["side_a"] == "CHN") & disputes["side_b"].isin(["SUN", "RUS"])]
    return rows.set_index(["source", "dispute", "year"]).sort_index()


def test_each_pair_once_in_the_order_of_the_letters(disputes):
    assert (disputes["side_a"] < disputes["side_b"]).all()
    assert not disputes.duplicated(["source", "dispute", "year", "side_a", "side_b"]).any()
    assert ((disputes["first_side"] == disputes["side_a"]) | (disputes["first_side"] == disputes["side_b"])).all()


def test_the_coding_ends_where_its_version_ends(disputes):
    assert disputes.groupby("source")["year"].max().to_dict() == {"gml_mid": 2010, "cow_mid": 2014}
    assert disputes["year"].min() == 1949


# the dates that Gibler prints: International Conflicts, 1816-2010 (2018), pages 997-1000, https://issuhub.com/view/index/23327?pageIndex=1032
@pytest.mark.parametrize("dispute, year, start, end", [
    (343, 1966, "1966-10", "1967-08-10"), (2710, 1967, "1967-08-10", "1967-08-13"), (349, 1969, "1968-12-27", "1969-12"), (2713, 1974, "1974-11", "1974-11"), (2715, 1978, "1978-03", "1978-05-09"),
])
def test_dates_are_those_of_the_narratives(china_ussr, dispute, year, start, end):
    row = china_ussr.loc["gml_mid", dispute, year]
    assert (row["start"], row["end"]) == (start, end)


def test_a_state_that_joins_is_in_the_pair_from_its_own_first_day(china_ussr):
    """The USSR was in dispute 3007, China's war with Vietnam, on 20 February 1979 alone; China from February 1978."""
    row = china_ussr.loc["gml_mid", 3007, 1979]
    assert (row["start"], row["end"]) == ("1979-02-20", "1979-02-20")
    assert row["originator_a"] and not row["originator_b"]
    assert (row["hostility_a"], row["hostility_b"], row["hostility"]) == (5, 3, 5)


def test_the_two_versions_of_1969_differ_in_start_first_side_and_deaths(china_ussr):
    gml, cow = china_ussr.loc["gml_mid", 349, 1969], china_ussr.loc["cow_mid", 349, 1969]
    assert (gml["start"], cow["start"]) == ("1968-12-27", "1969-03")
    assert (gml["first_side"], cow["first_side"]) == ("SUN", "CHN")
    assert (gml["fatality_a"], gml["fatality_b"]) == (2, 2) and (cow["fatality_a"], cow["fatality_b"]) == (3, 2)
    assert (1968 in china_ussr.loc["gml_mid", 349].index) and (1968 not in china_ussr.loc["cow_mid", 349].index)


def test_minus_nine_is_missing(china_ussr):
    assert pd.isna(china_ussr.loc["cow_mid", 2713, 1974]["fatality_a"])
    assert pd.isna(china_ussr.loc["cow_mid", 349, 1969]["deaths_a"])


def test_the_last_deaths_and_the_last_dispute(china_ussr):
    fatal = china_ussr[(china_ussr[["fatality_a", "fatality_b"]] > 0).any(axis=1)].reset_index()
    assert fatal.groupby("source")["year"].max().to_dict() == {"cow_mid": 1986, "gml_mid": 1986}
    assert fatal[fatal["source"] == "gml_mid"]["start"].max() == "1986-07-12"
    assert china_ussr.reset_index().groupby("source")["year"].max().to_dict() == {"cow_mid": 2012, "gml_mid": 2009}


def test_letters_turn_the_sides_of_the_numbers(disputes):
    """China (710) stands before the USA (2) by its letters: in dispute 634 of 1949 China seized, the USA did nothing."""
    row = disputes[(disputes["dispute"] == 634) & (disputes["source"] == "gml_mid") & (disputes["year"] == 1949)].iloc[0]
    assert (row["side_a"], row["side_b"], row["action_a"], row["action_b"], row["first_side"]) == ("CHN", "USA", 15, 0, "CHN")


def test_every_code_has_a_label(disputes):
    known = data.load("dispute_codes").groupby("scheme")["code"].agg(set)
    for scheme, columns in {"hostility": ["hostility_a", "hostility_b"], "action": ["action_a", "action_b"], "fatality": ["fatality_a", "fatality_b"]}.items():
        assert set(disputes[columns].stack().dropna()) <= known[scheme], scheme


def test_the_level_of_a_side_is_that_of_its_highest_action(disputes):
    level = data.load("dispute_codes").query("scheme == 'action'").set_index("code")["hostility"]
    for side in "ab":
        known = disputes.dropna(subset=[f"action_{side}"])
        assert (known[f"action_{side}"].map(level) == known[f"hostility_{side}"]).mean() > 0.99


def test_events_are_of_disputes_that_are_coded(china_ussr):
    assert set(data.load("dispute_events")["dispute"]) <= set(china_ussr.index.get_level_values("dispute"))


def test_a_file_without_a_column_is_named(monkeypatch):
    monkeypatch.setattr("rdata.read_rda", lambda _: {"gml_dirdisp": pd.DataFrame({"dispnum": [1.0]})})
    with pytest.raises(CompanionError, match="gml_dirdisp.rda"):
        steps.gml()


def test_ongoing_rivalries_have_no_end():
    rivalries = data.load("rivalries").set_index(["source", "country_a", "country_b", "start"])
    assert pd.isna(rivalries.loc[("thompson_dreyer", "CHN", "IND", 1948), "end"]) and pd.isna(rivalries.loc[("thompson_sakuwa", "CHN", "IND", 1948), "end"])
    assert rivalries.loc[("thompson_sakuwa", "CHN", "SUN", 1958), "end"] == 1989
    assert rivalries.loc[("thompson_dreyer", "CHN", "VNM", 1973), "types"] == "positional; spatial"
    assert (rivalries["end"].dropna() < rivalries.loc[rivalries["end"].notna(), "coded_to"]).all()


def test_china_and_russia_are_no_rivals_in_either_list_after_1989():
    rivalries = data.load("rivalries")
    pair = rivalries[(rivalries["country_a"] == "CHN") & rivalries["country_b"].isin(["SUN", "RUS"])]
    assert len(pair) == 4 and pair["end"].max() == 1989
