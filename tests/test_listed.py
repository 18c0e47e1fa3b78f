"""The list of exercises held against published totals, and the tables of exercises, meetings and polls."""

import pandas as pd
import pytest

from companion import data, listed


def exercise(start, name, kind):
    return {"exercise_id": f"{start} {name}", "start": start, "name": name, "kind": kind}


EXERCISES = pd.DataFrame([exercise("2019-07-23", "First joint strategic air patrol", "air patrol"), exercise("2020-12", "Second joint strategic air patrol", "air patrol"), exercise("2021-10-14", "Joint Sea 2021", "naval exercise")])


def total(first, last, scope):
    return {"first": pd.Timestamp(first), "last": pd.Timestamp(last) if last else pd.NaT, "scope": scope, "count": 1}


@pytest.mark.parametrize(("first", "last", "scope", "expected"), [
    ("2003-01-01", "2021-12-31", "all", 3), ("2019-07-23", "2019-07-23", "all", 1), ("2020-12-01", "2020-12-31", "air patrols", 1),
    ("2020-12-02", "2020-12-31", "air patrols", 0), ("2003-01-01", "2021-12-31", "Joint Sea", 1), ("2003-01-01", "2021-12-31", "with Iran", 0),
])
def test_rows_of_the_period_and_the_scope_are_counted(first, last, scope, expected):
    assert listed.beside(pd.DataFrame([total(first, last, scope)]), EXERCISES)["listed"].tolist() == [expected]


def test_a_total_without_an_end_cannot_be_held_against_the_list():
    assert listed.beside(pd.DataFrame([total("2003-01-01", None, "all"), total("2003-01-01", "2021-12-31", "all")]), EXERCISES)["listed"].tolist() == [3]


def test_times_in_years():
    assert listed.when(pd.Series(["2020", "2020-07", "2021-01-01"])).round(2).tolist() == [2020.0, 2020.5, 2021.0]


def test_every_scope_of_the_table_is_known():
    assert set(data.load("exercise_counts")["scope"]) <= set(listed.SCOPES)


# PRC Ministry of National Defense, 13 September 2022: the fourth Russian strategic exercise with the PLA; Xinhua, 10 December 2025: the tenth patrol of bombers; Global Times, 7 December 2025: the third on missile defence
@pytest.mark.parametrize("scope", ["air patrols", "naval patrols", "Russian strategic", "missile defence", "with Iran"])
def test_where_a_series_is_numbered_by_the_two_the_list_has_all_of_it(scope):
    beside = listed.beside(data.load("exercise_counts"), data.load("exercises"))
    rows = beside[(beside["scope"] == scope) & (beside["publisher"] != "TASS, 25 August 2025")]     # the Russian count has a naval patrol less than the Chinese
    assert len(rows) and (rows["listed"] == rows["count"]).all()


def test_the_two_meet_in_every_row_and_video_is_not_in_person():
    meetings = data.load("meetings")
    assert (meetings["in_person"] == (meetings["kind"] != "video")).all()
    leaders = meetings[meetings["level"] == "leader"]
    assert set(leaders["chinese"]) == {"Mao Zedong", "Deng Xiaoping", "Jiang Zemin", "Yang Shangkun", "Hu Jintao", "Xi Jinping"}
    assert leaders[leaders["start"].between("1960", "1989")].empty     # "first visit of a Soviet leader in three decades" (Los Angeles Times, 14 April 1990)


def test_shares_of_a_poll_do_not_exceed_the_whole():
    polls = data.load("opinion")
    assert (polls[["share_positive", "share_negative", "share_other"]].sum(axis=1) <= 102).all()     # rounded
    assert (polls["asked_of"] != polls["about"]).all()


def test_totals_since_2013_grow_and_those_of_a_single_year_are_told_apart():
    totals = data.load("meeting_counts")
    running = totals[totals["bound"].isna() & (totals["since"] == 2013) & (totals["as_of"].str.len() == 10)].sort_values("as_of")
    assert (running["count"].diff().dropna() >= -3).all()     # counters differ by as much as that
    assert (totals[totals["since"] > 2013]["count"] < 10).all()
