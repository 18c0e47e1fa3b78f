"""The crossings: points that are what they say, dates that their reports bear out, the pandemic's days."""

import pandas as pd
import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import collected, crossings


@pytest.fixture(scope="module")
def table():
    return data.load("crossings").set_index("crossing_id")


@pytest.fixture(scope="module")
def events():
    return data.load("crossing_events")


def test_a_point_has_its_source_and_what_it_is(table):
    placed = table["place_of"] != "none"
    for column in ("lon", "lat", "km_to_line", "place_source"):
        assert (table[column].notna() == placed).all(), column


def test_published_and_computed_points_lie_on_the_line_and_towns_need_not(table):
    # Lianyin is printed to the minute, about a kilometre; all others to two decimals of a degree or better
    own = table[table["place_of"].isin(["crossing", "computed"])].drop(index="dzhalinda_lianyin")
    assert (own["km_to_line"] <= 0.3).all() and len(own) == 10
    assert table.loc["dzhalinda_lianyin", "km_to_line"] <= 1.5
    assert table.loc[table["place_of"] == "town", "km_to_line"].max() > 30


def test_the_two_bridges_over_the_amur_check_the_line_and_the_points(table):
    assert (table.loc[["kani_kurgan_heihe_bridge", "tongjiang_rail_bridge"], "km_to_line"] == 0).all()


def test_points_of_weak_pages_say_so(table):
    doubtful = table.index[table["place_note"].str.startswith("Doubtful")]
    assert set(doubtful) == {"blagoveshchensk_heihe_river", "grodekovo_suifenhe_rail"}


def test_every_opening_stands_among_the_reports(table, events):
    openings = events[events["event"] == "opened"].groupby("crossing_id")["date"].agg(set)
    for name, opened in table["opened"].dropna().items():
        assert opened in openings[name], name


def test_an_approval_an_announcement_or_a_building_is_no_opening(table, events):
    only = events[events["crossing_id"].notna() & events["event"].isin(["approved", "announced"])]
    none = table.index[table["opened"].isna()]
    assert {"starotsurukhaitui_heishantou", "kazakevichevo_wusu", "bolshoy_ussuriysky_heixiazi", "far_eastern_gas", "blagoveshchensk_heihe_cable_car"} <= set(none) & set(only["crossing_id"])
    assert pd.isna(table.loc["kraskino_hunchun_road", "opened"])


def test_what_is_planned_or_being_built_has_not_opened(table):
    assert table.loc[table["status"].isin(["planned", "under construction"]), "opened"].isna().all()


def test_sources_that_disagree_are_both_kept(events):
    ends = events[(events["crossing_id"] == "dzhalinda_lianyin") & events["event"].isin(["closed", "suspended"])]
    assert set(ends["date"]) == {"2004", "2005", "2008"}
    flood = events[(events["crossing_id"] == "poltavka_dongning") & (events["cause"] == "flood") & (events["event"] == "closed")]
    assert set(flood["date"]) == {"2023-08-11", "2023-08-12"}


def test_floods_seasons_and_announcements_are_not_the_pandemic(table):
    assert table.loc["poltavka_dongning", "reopened_freight"] == "2020-04-09"
    assert pd.isna(table.loc["turiy_rog_mishan", "reopened_passengers"])
    assert table.loc["grodekovo_suifenhe_rail", "reopened_passengers"] == "2024-12-15"
    assert pd.isna(table.loc["markovo_hulin", "closed"])


def test_nobody_crossed_as_a_passenger_on_the_essays_day(table):
    again = table["reopened_passengers"].dropna()
    assert len(again) == 9 and again.min() == "2023-01-08"


def test_the_pandemics_days_prefer_the_finer_date_and_then_the_earlier():
    reports = pd.DataFrame({
        "crossing_id": ["a", "a", "a", "b", "b", pd.NA], "date": ["2020-01", "2020-02-03", "2020-01-31", "2020", "2020-05", "2020-01-01"],
        "event": "closed", "of_what": ["all", "all", "not stated", "freight", "all", "all"], "cause": "pandemic",
    })
    assert crossings.pandemic(reports, crossings.PASSENGERS, ("closed",)).to_dict() == {"a": "2020-01-31", "b": "2020-05"}
    assert crossings.pandemic(reports, crossings.FREIGHT, ("closed",)).to_dict() == {"a": "2020-02-03", "b": "2020-05"}


@pytest.mark.parametrize(("change", "message"), [
    ({"lat": "49.9"}, r"olochi_shiwei lies \d+\.\d+ km from the line"),
    ({"place_of": "none"}, r"olochi_shiwei is at 119\.9, but place_of says 'none'"),
])
def test_a_point_that_was_moved_or_misnamed_is_refused(monkeypatch, change, message):
    read = collected.read

    def altered(origin, columns, name=None):
        frame = read(origin, columns, name)
        if name == "crossings.csv":
            frame = frame[frame["crossing_id"] == "olochi_shiwei"].assign(**change).astype("string")
        return frame

    monkeypatch.setattr(collected, "read", altered)
    with pytest.raises(CompanionError, match=message):
        crossings.derive()
