"""Steps and spans: what is counted, what is left open."""

import pandas as pd
import pytest

from companion import charts

from companion.charts import closures

OPENED = pd.DataFrame({"mode": ["rail", "road", "road"], "year": [1901, 1990, 1993]})
ROWS = pd.DataFrame({"label": ["A", "B", "C"], "closed": ["2020-01-31", pd.NA, "2020"], "again": ["2023-01", "2022-06-11", pd.NA]}, dtype="string")
KINDS = {"freight": ("closed", "again", "accent_2")}


def steps(first=1985, last=1995):
    return closures.steps(OPENED, "year", "mode", {"rail": "Rail", "road": "Road", "river": "River"}, first, last, {"rail": "accent", "road": "ink", "river": "muted"})


def test_a_step_counts_what_had_opened_by_the_year():
    rail, road, river = steps().data
    assert list(rail.y) == [1] * 11, "what is older than the first year is in the first level"
    assert list(road.y)[4:10] == [None, 1, 1, 1, 2, 2], "no line before the first opening, not a zero"
    assert set(river.y) == {None}
    assert road.line.shape == "hv"


def test_labels_carry_the_last_number_and_an_empty_series_has_none():
    assert {note.text for note in steps().layout.annotations} == {"Rail 1", "Road 2"}


def test_a_span_with_both_ends_is_solid_and_has_two_dots():
    line, dots = closures.spans(ROWS.head(1), "label", KINDS).data
    assert (list(line.x), line.line.dash) == (["2020-01-31", "2023-01-01"], "solid")
    assert list(dots.x) == ["2020-01-31", "2023-01-01"]


def test_an_end_that_is_not_found_is_dotted_and_has_no_dot():
    line, dots = closures.spans(ROWS.iloc[[1]], "label", KINDS).data
    assert line.line.dash == "dot" and line.x[1] == "2022-06-11" and line.x[0] < line.x[1]
    assert list(dots.x) == ["2022-06-11"]
    assert "not found to 2022-06-11" in dots.hovertemplate


def test_a_year_alone_is_too_rough_for_an_end():
    assert not closures.spans(ROWS.iloc[[2]], "label", KINDS).data


def test_other_reports_are_open_dots_of_their_kind():
    reports = pd.DataFrame({"label": ["B", "B", "Z"], "kind": ["freight", "passengers", "freight"], "date": ["2023-01-26"] * 3})
    figure = closures.spans(ROWS, "label", KINDS, reports)
    assert [(list(trace.x), trace.marker.symbol) for trace in figure.data if trace.marker.symbol] == [(["2023-01-26"], "circle-open")]


def test_the_key_and_each_row_are_named():
    texts = [note.text for note in closures.spans(ROWS, "label", KINDS).layout.annotations]
    assert texts[:3] == ["A", "B", "C"]
    assert charts.colour("accent_2") in texts[3] and "freight" in texts[3]


@pytest.mark.parametrize(("text", "day"), [("2020-04", "2020-04-01"), ("2020-04-09", "2020-04-09")])
def test_a_month_stands_at_its_first_day(text, day):
    row = pd.DataFrame({"label": ["A"], "closed": [text], "again": ["2023-01-08"]}, dtype="string")
    assert closures.spans(row, "label", KINDS).data[0].x[0] == day
