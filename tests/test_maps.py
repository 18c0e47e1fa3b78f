"""Maps in kilometres of an equal-area projection: sizes on paper are sizes on the ground."""

import geopandas
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box

from companion import geo, maps, style

CRS = geo.conic(lon=108, lat=48, parallel_1=42, parallel_2=54)
BOX = (80, 40, 140, 56)


def frame(*shapes, **columns):
    return geopandas.GeoDataFrame(columns, geometry=list(shapes), crs=4326)


@pytest.fixture
def view():
    return maps.Map(CRS, BOX, deviation_km=1)


def test_a_line_is_drawn_as_long_as_it_is(view):
    parallel = LineString([(lon, 48) for lon in np.linspace(100, 116, 81)])
    trace = view.lines(frame(parallel), "ink").figure.data[-1]
    x, y = np.array(trace.x[:-1], float), np.array(trace.y[:-1], float)
    assert np.hypot(np.diff(x), np.diff(y)).sum() == pytest.approx(geo.length_km(parallel), rel=0.01)


def test_an_area_is_drawn_as_large_as_it_is(view):
    square = box(100, 45, 104, 48).segmentize(0.1)
    trace = view.areas(frame(square), "land_china").figure.data[-1]
    x, y = np.array(trace.x[:-1], float), np.array(trace.y[:-1], float)
    drawn = abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2
    assert drawn == pytest.approx(geo.area_km2(square), rel=0.002)


def test_the_scale_bar_has_its_length(view):
    trace = view.scale_bar(500).figure.data[-1]
    assert trace.x[1] - trace.x[0] == pytest.approx(500)
    assert view.figure.layout.annotations[-1].text == "500 km"


def test_one_kilometre_is_as_long_up_as_across(view):
    assert view.figure.layout.yaxis.scaleanchor == "x" and view.figure.layout.yaxis.scaleratio == 1


def test_what_lies_outside_the_box_is_not_drawn(view):
    places = frame(Point(110, 48), Point(10, 48), label=["in", "out"])
    assert list(view.points(places, "label").figure.data[-1].text) == ["in"]


def test_the_inset_has_axes_of_its_own_in_its_corner(view):
    part = view.inset((86.6, 48.8, 88.4, 49.6), [0.0, 0.3], [0.6, 1.0])
    part.lines(frame(LineString([(87, 49), (88, 49.2)])), "accent")
    assert part.figure is view.figure and view.figure.data[-1].xaxis == "x2"
    assert tuple(view.figure.layout.xaxis2.domain) == (0.0, 0.3)


def test_towns_carry_the_names_that_the_table_has(view):
    places = frame(Point(127, 50), Point(126, 46), name=["Heihe", "Harbin"], name_zh=pd.array(["黑河", None], "string"), name_ru=pd.array(["Хэйхэ", None], "string"))
    maps.towns(view, places, {"Heihe": "top center", "Harbin": "bottom center"})
    assert list(view.figure.data[-1].text) == ["Heihe<br><sup>黑河 · Хэйхэ</sup>", "Harbin"]


def test_towns_that_are_not_chosen_wait_for_a_closer_look(view):
    places = frame(Point(127, 50), Point(126, 46), name=["Heihe", "Harbin"], name_zh=pd.array(["黑河", None], "string"), name_ru=pd.array(["Хэйхэ", None], "string"))
    maps.towns(view, places, {"Heihe": "top center"})
    hidden, shown = view.figure.data[-2:]
    assert list(hidden.text) == ["Harbin"] and hidden.visible is False and hidden.meta["zoom"] > 1
    assert list(shown.text)[0].startswith("Heihe") and shown.visible


def test_countries_are_named_in_three_languages(view):
    maps.countries(view, {"CN": (110, 44)})
    assert view.figure.layout.annotations[-1].text == "China<br>中国 · Китай"


def test_a_scale_bar_below_a_kilometre_is_in_metres(view):
    view.scale_bar(0.5)
    assert view.figure.layout.annotations[-1].text == "500 m"


def test_a_close_up_keeps_the_line_to_a_metre_and_tints_its_sides():
    line = frame(LineString([(126, 48), (134, 48.6)]))
    view = maps.close_up(line, frame(box(130, 48.1, 130.05, 48.15)), (129.8, 48.0, 130.3, 48.4), 400, {"land_china": (130, 47.95), "land_russia": (130, 48.6)})
    tints = [trace.fillcolor for trace in view.figure.data]
    assert {style.PALETTE["land_china"][0], style.PALETTE["land_russia"][0], style.PALETTE["water"][0]} <= set(tints)
    china, russia = (next(trace for trace in view.figure.data if trace.fillcolor == style.PALETTE[name][0]) for name in ("land_china", "land_russia"))
    assert np.nanmean(np.array(china.y, float)) < np.nanmean(np.array(russia.y, float))
    assert view.digits == 3, "kilometres to three digits are metres"


def test_a_close_up_at_a_tripoint_takes_its_tints_from_the_countries():
    land = frame(box(128, 47, 130, 49), box(130, 47, 132, 49), country=["CHN", "RUS"])
    view = maps.close_up(frame(LineString([(130, 48), (130, 48.2)])), frame(box(130.1, 48, 130.15, 48.05)), (129.8, 47.9, 130.3, 48.3), 400, land=land)
    tints = [trace.fillcolor for trace in view.figure.data]
    assert tints[-3:] == [style.PALETTE[name][0] for name in ("land_china", "land_russia", "water")], "water lies on the land"


def test_panels_share_one_figure_and_stand_still():
    views = maps.panels(CRS, BOX, (100, 42, 120, 52), ["one", "two", "three"], columns=2, height=400)
    assert len({id(view.figure) for view in views}) == 1
    layout = views[0].figure.layout
    assert layout.meta["panels"] and [note.text for note in layout.annotations] == ["one", "two", "three"]
    assert layout.xaxis.domain[1] < layout.xaxis2.domain[0] and layout.yaxis3.domain[1] < layout.yaxis.domain[0]


def test_around_a_window_there_is_room_on_each_side_and_no_pole():
    west, south, east, north = maps.around((100, 60, 120, 75))
    assert west < 100 and east > 120 and south < 60 and 75 < north <= 85
