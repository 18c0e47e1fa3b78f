"""Disputes seen from one side, by year, in two versions and by tens of years, on rows made by hand."""

import pandas as pd
import pytest

from companion import disputes

ROW = {"source": "one", "dispute": 1, "year": 1980, "side_a": "CHN", "side_b": "SUN", "first_side": "SUN", "hostility": 4, "onset": True, "start": "1980-01", "end": "1980-02",
       "hostility_a": 4, "hostility_b": 3, "action_a": 17, "action_b": 7, "fatality_a": 2, "fatality_b": 0, "deaths_a": 30, "deaths_b": 0, "originator_a": True, "originator_b": False}


def table(*rows):
    frame = pd.DataFrame([{**ROW, **row} for row in rows])
    return frame.astype({name: "Int64" for name in frame.columns if name.startswith(("hostility", "action", "fatality", "deaths"))})


def test_a_dispute_is_turned_to_the_side_that_looks():
    own = disputes.seen_from(table({}), "CHN").iloc[0]
    other = disputes.seen_from(table({}), "SUN", {"CHN": "PRC"}).iloc[0]
    assert (own["other"], own["own_hostility"], own["other_hostility"], own["own_fatality"], own["began"]) == ("SUN", 4, 3, 2, False)
    assert (other["other"], other["own_hostility"], other["other_action"], other["own_originator"], other["began"]) == ("PRC", 3, 17, False, True)


def test_disputes_of_others_are_left_out():
    assert len(disputes.seen_from(table({}, {"side_a": "IND", "side_b": "USA"}), "CHN")) == 1


@pytest.mark.parametrize("one, other, fatal", [(1, 0, True), (0, 0, False), (None, 0, None), (None, 1, True), (None, None, None)])
def test_deaths_that_are_not_known_are_neither_yes_nor_no(one, other, fatal):
    found = disputes.seen_from(table({"fatality_a": one, "fatality_b": other}), "CHN")["fatal"].iloc[0]
    assert (fatal is None and pd.isna(found)) or found == fatal


def test_a_year_has_the_highest_level_of_its_disputes():
    rows = disputes.seen_from(table({"fatality_a": 0}, {"dispute": 2, "hostility": 5, "fatality_a": 1}, {"dispute": 3, "year": 1982}), "CHN")
    years = disputes.by_year(rows).set_index("year")
    assert list(years.index) == [1980, 1982]      # 1981 had none and has no row
    assert years.loc[1980, ["level", "fatality", "n", "disputes"]].tolist() == [5, 1, 2, "1; 2"]


def test_a_year_with_unknown_deaths_and_none_known_is_unknown():
    rows = disputes.seen_from(table({"fatality_a": 0}, {"dispute": 2, "fatality_a": None, "fatality_b": None}), "CHN")
    assert pd.isna(disputes.by_year(rows)["fatality"].iloc[0])


def test_versions_are_compared_by_number_to_a_year():
    rows = disputes.seen_from(table({}, {"dispute": 2}, {"source": "two"}, {"source": "two", "dispute": 3, "fatality_a": 0}, {"source": "two", "dispute": 4, "year": 1990}), "CHN")
    row = disputes.versions(rows, "one", "two", 1985).iloc[0]
    assert row.to_dict() == {"other": "SUN", "both": 1, "only_one": 1, "only_other": 1, "fatal_one": 2, "fatal_other": 1}


def test_ten_years_without_a_dispute_are_zero_and_without_a_state_missing():
    rows = disputes.seen_from(table({}, {"year": 1985, "hostility": 5}), "CHN")
    spans = disputes.decades(rows, {"SUN": 1949, "KAZ": 1992}, 1975, 1999).set_index(["other", "decade"])
    assert (spans.loc[("SUN", 1975), "n"], spans.loc[("SUN", 1975), "level"]) == (1, 4)
    assert (spans.loc[("SUN", 1985), "n"], spans.loc[("SUN", 1985), "level"]) == (1, 5)
    assert spans.loc[("SUN", 1995), "n"] == 0 and pd.isna(spans.loc[("SUN", 1995), "level"])
    assert pd.isna(spans.loc[("KAZ", 1975), "n"]) and spans.loc[("KAZ", 1985), "n"] == 0
    assert spans.loc[("SUN", 1995), "to"] == 1999
