"""Forces on the border: counts stay apart, sums of the agreement add up, dates and sources are there, faults are named."""

import pandas as pd
import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import forces


@pytest.fixture(scope="module")
def troops():
    return data.load("border_troops").set_index("count_id")


@pytest.fixture(scope="module")
def limits():
    return data.load("border_limits").set_index("limit_id")


@pytest.mark.parametrize("table", ["border_troops", "border_limits", "frontier_lengths", "force_steps"])
def test_every_row_has_a_publisher_and_an_address(table):
    rows = data.load(table)
    assert rows["publisher"].notna().all() and rows["source"].str.fullmatch(r"https?://[!-~]+").all()


def test_contradictory_counts_of_a_year_stand_beside_each_other(troops):
    of_1965 = troops[(troops["unit"] == "divisions") & (troops["first_year"] == 1965)]
    assert sorted(zip(of_1965["low"], of_1965["high"])) == [(11, 12), (13, 13)]


def test_the_misread_count_says_so(troops):
    assert "misreading" in troops.loc["sun_1969_gs", "note"] and "1967" in troops.loc["sun_1969_gs", "note"]
    assert (troops.loc["sun_1967_cia68", ["first_year", "low"]] == [1967, 21]).all()


def test_the_false_precision_of_1969_is_not_used(troops):
    assert not troops[["low", "high"]].isin([658002, 814001, 814003, 658000, 814000]).any().any()


def test_the_sum_of_east_and_west_is_what_the_cia_counted(troops):
    east, west, whole = (troops.loc[name, ["low", "high"]] for name in ("sun_1970_east", "sun_1970_west", "sun_1970_cia70"))
    assert (east + west == whole).all()


def test_no_count_of_the_whole_frontier_is_later_than_1990(troops):
    whole = troops[(troops["border"] == "China-USSR/Russia") & (troops["scope"] == "whole border")]
    assert whole["last_year"].max() <= 1990


@pytest.mark.parametrize("whole, parts", {
    "men_all": ["men_ground", "men_air", "men_airdefence"], "men_east": ["men_east_ground", "men_east_air", "men_east_airdefence"], "guards_all": ["guards_east", "guards_west"],
}.items())
def test_the_ceilings_add_up(limits, whole, parts):
    assert limits.loc[parts, "value"].sum() == limits.loc[whole, "value"]


def test_east_and_west_make_the_whole_ceiling(limits):
    assert limits.loc["men_east", "value"] + limits.loc["men_west", "value"] == limits.loc["men_all", "value"]


def test_sessions_of_the_control_group_are_in_order(limits):
    sessions = limits[limits["topic"] == "meeting"].sort_values("from")
    assert sessions["value"].is_monotonic_increasing and sessions["value"].iloc[-1] == 45


def test_a_step_is_known_then_only_if_it_was_over_by_the_essays_day():
    steps = data.load("force_steps")
    assert set(steps.loc[steps["known"] == "later", "date"].str[:4]) == {"2022", "2023", "2024"}
    assert (steps.loc[steps["known"] == "then", "date"] < "2021-08-24").all()


def test_miles_are_converted_and_kilometres_are_not():
    lengths = data.load("frontier_lengths").set_index("length_id")
    assert lengths.loc["cu_cia_1965", "km"] == pytest.approx(4150 * 1.609344, abs=0.5)
    assert (lengths.loc[lengths["unit"] == "km", "km"] == lengths.loc[lengths["unit"] == "km", "stated"]).all()


def collected(monkeypatch, row):
    monkeypatch.setattr(forces, "read", lambda *_: pd.DataFrame([row], dtype="string"))


def test_a_range_turned_round_is_refused(monkeypatch):
    collected(monkeypatch, {"count_id": "x", "first_year": "1970", "last_year": "1970", "low": "41", "high": "37"})
    with pytest.raises(CompanionError, match=r"the range of x is turned round.*border_troops\.csv, row 2|border_troops\.csv, row 2.*turned round"):
        forces.troops()


def test_a_wrong_conversion_is_refused(monkeypatch):
    collected(monkeypatch, {"length_id": "x", "stated": "100", "unit": "miles", "km": "100", "year": ""})
    with pytest.raises(CompanionError, match="161 km"):
        forces.lengths()
