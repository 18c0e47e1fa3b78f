"""Counts that disagree: what is drawn, that nothing is joined across counters, that labels stay inside."""

import pandas as pd
import pytest

from companion import charts

from companion.charts import counts

ROWS = pd.DataFrame({
    "side": ["SUN", "SUN", "CHN"], "kind": ["intelligence", "popular", "scholar"],
    "first_year": [1965, 1969, 1968], "last_year": [1965, 1979, 1968], "low": [11, 55, 47], "high": [12, 55, 47],
})
NAMES = ["CIA: 11–12", "popular: 55", "China: 47"]


def marks(figure):
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def test_each_count_is_drawn_alone_and_once():
    figure = counts.by_year(ROWS, NAMES, {}, last=1999)
    assert [list(trace.x) for trace in marks(figure)] == [[11, 12], [55], [47]]
    assert [list(trace.y) for trace in marks(figure)] == [[1965, 1965], [1974], [1968]]


def test_a_popular_count_is_open_and_a_side_has_its_colour():
    figure = counts.by_year(ROWS, NAMES, {}, last=1999)
    assert [trace.marker.symbol for trace in marks(figure)] == ["circle", "circle-open", "diamond"]
    assert [trace.marker.color for trace in marks(figure)] == [charts.colour("SUN"), charts.colour("SUN"), charts.colour("CHN")]


def test_a_count_for_several_years_is_dotted_over_them():
    dotted = [trace for trace in counts.by_year(ROWS, NAMES, {}, last=1999).data if trace.line.dash == "dot"]
    assert [list(trace.y) for trace in dotted] == [[1969, 1979]]


def test_agreements_are_ruled_off_at_their_day_and_the_axis_goes_on_to_the_end():
    figure = counts.by_year(ROWS, NAMES, {1990.3: "agreement"}, last=1999)
    assert [shape.y0 for shape in figure.layout.shapes] == [1990.3]
    assert figure.layout.yaxis.range[0] == 1999 > figure.layout.yaxis.range[1], "time runs down"


def test_names_keep_apart():
    same = pd.concat([ROWS.head(1)] * 4, ignore_index=True)
    heights = [note.y for note in counts.by_year(same, ["a", "b", "c", "d"], {}, last=1999).layout.annotations]
    assert min(b - a for a, b in zip(heights, heights[1:])) == pytest.approx(18 * (1999 - 1962) / 630, abs=0.01)


def density():
    return pd.DataFrame({"low": [17.0, 44.0, 4000.0], "high": [20.0, 44.0, 4200.0], "what": ["allowed", "Soviet", "Korea"], "group": ["army", "army", "both"],
                         "colour": ["accent", "russia", "muted"], "text": ["17–20", "44", "4,000–4,200"]})


def test_ranges_have_two_ends_or_one_and_stand_under_their_group():
    figure = counts.side_by_side(density(), "low", "high", "what", "group", "colour", "text")
    assert [list(trace.x) for trace in figure.data] == [[17, 20], [44], [4000, 4200]]
    assert [note.text for note in figure.layout.annotations if note.text.startswith("<b>")] == ["<b>army</b>", "<b>both</b>"]
    assert [trace.y[0] for trace in figure.data] == sorted(trace.y[0] for trace in figure.data)


def test_the_axis_is_logarithmic_and_labels_near_its_end_stand_before_their_mark():
    figure = counts.side_by_side(density(), "low", "high", "what", "group", "colour", "text")
    assert figure.layout.xaxis.type == "log" and list(figure.layout.xaxis.range) == [1, 4]
    assert {note.text: note.xanchor for note in figure.layout.annotations if note.text[0].isdigit()} == {"17–20": "left", "44": "left", "4,000–4,200": "right"}
