"""The border's tables beyond its line: stretches, places before and after, towns, neighbours' acts and incidents."""

import numpy as np
import pandas as pd
import pytest
import shapely

from companion import data, geo
from companion.errors import CompanionError
from companion.sources import boundaries, closeups, derive, neighbours


@pytest.fixture(scope="module")
def sections():
    return data.load("border_sections")


def test_each_stretch_names_the_step_that_first_drew_it(sections):
    steps = data.load("border_steps").set_index("step_id")
    assert set(sections["first_fixed"]) <= set(steps.index)
    assert set(sections["treaty"]) <= set(data.load("treaties")["treaty_id"])
    dates = sections["first_fixed"].map(steps["date"]).str[:4].astype(int)
    assert dates.min() == 1689 and set(dates[sections["treaty"] == "east_2004"]) == {2004}


def test_stretches_have_about_the_lengths_of_the_protocol(sections):
    # Supplementary protocol of 20 June 2002, article 3: 70.03 km in Lake Khanka (http://fsou.com/html/text/eag/1006697/100669700.html)
    length = sections.set_index("name")["length_km"]
    assert length["Lake Khanka / Xingkai"] == pytest.approx(70.03, rel=0.015)
    # protocol of 1886: 70 versts 254 sazhen of straight line by land between the Hubutu and post Н, about 75.2 km (vostlit.info no. 50)
    land = sections[sections["stretch"] == "Khanka to Tumen"].geometry.iloc[0]
    xy = shapely.get_coordinates(land)
    first, last = (np.hypot(*(xy - end).T).argmin() for end in ((131.104, 44.708), (131.303, 44.044)))
    assert geo.length_km(shapely.LineString(xy[first:last + 1])) == pytest.approx(75.2, rel=0.01)


def test_published_joints_lie_on_the_line(sections):
    line = sections.union_all()
    points = data.load("border_points")
    joints = points[(points["kind"] == "joint") & ~points["point_id"].str.contains("khabarovsk|-2")]
    away = [geo.distance_km(line, row.lon, row.lat) for row in joints.itertuples()]
    assert len(away) >= 4 and max(away) < 0.2
    other = points.set_index("point_id").loc["ussuri-mouth-khabarovsk"]
    assert geo.distance_km(line, other.lon, other.lat) > 15, "the other reading of the mouth of the Ussuri lies far from the line"


def test_the_line_before_2004_encloses_about_what_was_handed_over():
    # 174 km2 at Khabarovsk (Reuters, 21 July 2008), 34.54 km2 on the Argun (pediainside.com); the older lines are coarse
    line = boundaries.line("RUS")[0]
    published = {"heixiazi": (174, 0.65, (134.30, 48.24, 134.85, 48.5)), "abagaitu": (34.54, 0.15, (117.78, 49.4, 118.05, 49.7))}
    for row in closeups.before().itertuples():
        area, tolerance, box = published[row.place]
        faces = geo.enclosed(shapely.clip_by_rect(line, *box), row.geometry)
        assert geo.area_km2(faces[0]) == pytest.approx(area, rel=tolerance), (row.place, row.source)


def test_land_borders_keep_every_vertex():
    table = data.load("land_borders").set_index("neighbour")
    full = boundaries.line("LAO", int(table.loc["LAO", "tolerance_m"]))[0]
    assert len(shapely.get_coordinates(table.loc["LAO", "geometry"])) == len(shapely.get_coordinates(full))
    assert geo.length_km(table.loc["RUS", "geometry"]) == pytest.approx(table.loc["RUS", "length_km"], abs=0.1)


def test_towns_lie_within_their_distance():
    towns = data.load("border_towns")
    line = boundaries.line("RUS", boundaries.TOLERANCE_M)[0]
    near = towns[towns["neighbour"] == "RUS"].sort_values("population", ascending=False).head(12)
    assert {"Khabarovsk", "Vladivostok", "Blagoveshchensk"} <= set(near["name"])
    for row in near.itertuples():
        assert geo.distance_km(line, row.lon, row.lat) == pytest.approx(row.km_to_border, abs=0.7)
    assert towns["km_to_border"].max() <= 100 and set(towns["neighbour"]) == set(boundaries.NEIGHBOURS)


def test_each_neighbour_has_one_last_incident_or_the_word_that_none_was_found():
    events = data.load("neighbour_events")
    last = events[events["latest"]]
    assert sorted(last["neighbour"]) == sorted(boundaries.NEIGHBOURS)
    assert (last["kind"] == "incident").all()
    silent = last[last["source"].isna()]
    assert silent["what"].str.contains("found").all(), "without a page there is only the word that none was found"


def test_events_are_dated_and_sourced():
    events = data.load("neighbour_events")
    assert events.loc[events["kind"] == "news", ["date", "source"]].notna().all(axis=None)


def test_measures_are_ranges_with_a_page():
    measures = data.load("border_measures")
    assert (measures["low"] <= measures["high"]).all()
    assert measures["source"].str.startswith("http").all()
    lake = measures.query("place == 'Lake Khanka / Xingkai' and item in ['area Russia', 'area China']").groupby("item")["low"].first()
    assert lake.sum() == 4190


def test_lengths_of_every_neighbour_stand_beside_each_other():
    lengths = data.load("border_lengths")
    kinds = lengths[lengths["section"] == "total"].groupby("neighbour")["kind"].agg(set)
    assert all({"CIA", "computed: OpenStreetMap", "computed: Natural Earth"} <= kinds[code] for code in boundaries.NEIGHBOURS)
    osm, coarse = (lengths[lengths["kind"] == f"computed: {name}"].query("section == 'total'").set_index("neighbour")["length_km"] for name in ("OpenStreetMap", "Natural Earth"))
    assert (osm > coarse).all(), "a finer line is longer"


def test_a_length_by_an_unknown_publisher_is_refused(monkeypatch):
    with pytest.raises(CompanionError, match="no kind for the publisher"):
        neighbours._kind("Somebody")


def test_disputed_areas_touch_no_russian_land():
    areas = data.load("disputed_areas")
    russia = data.load("land").set_index("country").loc["RUS", "geometry"]
    assert not areas.intersects(russia.buffer(-0.2)).any()
    assert set(areas["held_by"]) <= {"CHN", "IND", "BTN"}


def test_the_land_east_of_the_ussuri_is_bounded_by_water():
    lands = data.load("border_lands")
    east = lands.geometry.iloc[0]
    inside, outside = [(135.1, 48.0), (136.0, 46.0), (131.9, 43.3)], [(126.6, 45.8), (142.7, 47.0), (127.5, 50.3)]     # Vyazemsky side, Sikhote-Alin, Vladivostok; Harbin, Sakhalin, Blagoveshchensk
    assert all(east.buffer(0.3).contains(shapely.Point(at)) for at in inside) and not any(east.contains(shapely.Point(at)) for at in outside)
    assert lands["area_km2"].iloc[0] == pytest.approx(geo.area_km2(east), rel=0.01)


@pytest.mark.slow
def test_every_border_table_is_derived_as_it_stands(tmp_path):
    for name in ("border_steps", "border_measures", "border_points", "neighbour_agreements", "neighbour_events", "border_before", "border_water"):
        fresh, kept = derive.derive(name), data.load(name)
        assert len(fresh) == len(kept), name
        pd.testing.assert_index_equal(pd.Index(sorted(fresh.columns)), pd.Index(sorted(kept.columns)))
