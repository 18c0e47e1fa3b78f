"""The chart forms: what they draw, what they leave out, and that labels keep apart."""

import pandas as pd
import pytest

from companion import charts

ROWS = pd.DataFrame({
    "partner": ["CHN"] * 4 + ["DEU"] * 4,
    "year": [2013, 2014, 2016, 2017] * 2,
    "source": ["a", "a", "b", "b"] * 2,
    "value": [1.0, 2.0, 3.0, 4.0, 4.0, 3.0, 2.0, 1.0],
    "rank": [2, 2, 1, 1, 1, 1, 2, 9],
})
NAMES = {"DEU": "Germany", "CHN": "China"}


def named(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def test_labels_keep_their_order_and_their_distance():
    placed = charts.spread([5.0, 5.1, 0.0, 5.2], 1.0)
    assert placed[2] == 0.0 and placed[0] < placed[1] < placed[3]
    assert min(placed[1] - placed[0], placed[3] - placed[1]) == pytest.approx(1.0, abs=1e-6)


def test_labels_that_are_far_apart_stay_where_they_are():
    assert charts.spread([3.0, 1.0, 2.0], 0.5) == [3.0, 1.0, 2.0]


def test_a_change_of_source_breaks_the_line():
    figure = charts.lines(ROWS, "year", "value", "partner", NAMES, segments="source")
    assert [list(trace.x) for trace in named(figure, "China")] == [[2013, 2014], [2016, 2017]]


def test_each_series_is_labelled_at_its_last_point_and_has_no_legend():
    figure = charts.lines(ROWS, "year", "value", "partner", NAMES)
    labels = {note.text: (note.x, note.y) for note in figure.layout.annotations}
    assert labels == {"China": (2017, 4.0), "Germany": (2017, 1.0)}
    assert not any(trace.showlegend for trace in figure.data)


def test_a_country_has_its_colour_and_the_others_have_none():
    figure = charts.lines(ROWS, "year", "value", "partner", NAMES)
    assert named(figure, "China")[0].line.color == charts.colour("CHN") != charts.colour("DEU")
    assert charts.colour("SUN") == charts.colour("RUS")


def test_ranks_below_the_last_place_are_not_drawn():
    figure = charts.bump(ROWS, "year", "rank", "partner", NAMES, top=8)
    germany = list(named(figure, "Germany")[0].y)
    assert germany[:3] == [1, 1, 2] and pd.isna(germany[3])
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1], "first place stands on top"


def test_a_timeline_draws_only_its_lanes_and_each_term_to_the_day():
    terms = pd.DataFrame({
        "lane": ["a", "a", "b"], "start": pd.to_datetime(["1949-10-01", "1976-10-07", "1953-03-06"]),
        "end": pd.to_datetime(["1976-09-09", "1981-06-28", "1964-10-14"]), "label": ["one", "two", "three"], "country": "CHN",
    })
    figure = charts.timeline(terms, "lane", "start", "end", "label", "country", {"a": "A"})
    assert len(figure.data) == 2
    assert [pd.Timestamp(moment) for moment in figure.data[0].y] == [pd.Timestamp("1949-10-01"), pd.Timestamp("1976-09-09")]
    assert {note.text for note in figure.layout.annotations} == {"one", "two"}


def test_dots_stand_in_the_order_of_the_rows_with_their_names():
    rows = pd.DataFrame({"km": [3544.4, 4209.3], "who": ["coarse", "official"]})
    figure = charts.dots(rows, "km", "who", reference=4209.3)
    assert list(figure.data[0].x) == [3544.4, 4209.3]
    assert [note.text for note in figure.layout.annotations] == ["coarse", "official"]


def test_a_dumbbell_has_both_dots_and_the_line_between():
    figure = charts.dumbbell(ROWS, "value", "year", "partner", NAMES)
    joins = [trace for trace in figure.data if trace.mode == "lines"]
    assert [tuple(trace.x) for trace in joins] == [(1, 4), (2, 3), (2, 3), (1, 4)]


def test_a_strip_shows_every_member_and_names_the_chosen():
    rows = pd.concat([ROWS, ROWS.assign(partner="XXX")])
    figure = charts.strip(rows, "year", "value", "partner", NAMES)
    assert sum(len(trace.x) for trace in figure.data) == len(rows)
    assert {note.text for note in figure.layout.annotations} == {"China", "Germany"}


def test_what_was_known_then_is_ruled_off_and_handed_to_the_page():
    figure = charts.toggle(charts.known_then(charts.lines(ROWS, "year", "value", "partner", NAMES), 2015.5), ["China", "Germany"])
    assert figure.layout.meta == {"later": 2015.5, "toggle": ["China", "Germany"]}
    assert "later" in [note.text for note in figure.layout.annotations] and figure.layout.shapes[0].x0 == 2015.5


def test_seams_have_one_text_over_their_middle():
    figure = charts.source_break(charts.lines(ROWS, "year", "value", "partner", NAMES), (2014.5, 2015.5), "COW | IMF")
    notes = [note for note in figure.layout.annotations if note.text == "COW | IMF"]
    assert [note.x for note in notes] == [2015] and len(figure.layout.shapes) == 2
