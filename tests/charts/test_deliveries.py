"""Columns by year over lanes of deals."""

import pandas as pd
import pytest

from companion import style

from companion.charts import deliveries


@pytest.fixture
def drawn():
    years = pd.DataFrame({"year": range(2000, 2011), "tiv": [0.0, 5, 0, 0, 0, 0, 0, 0, 0, 7, 0]})
    deals = pd.DataFrame({"first": [2001, 2009], "last": [2001, 2009], "name": ["1 × frigate", "2 × tank"], "text": ["5", "7"]})
    return deliveries.by_year_and_deal(years, deals, "year", "tiv", "first", "last", "name", "text")


def test_every_year_has_a_column_and_every_deal_a_bar_around_its_years(drawn):
    columns, *bars = drawn.data
    assert columns.type == "bar" and list(columns.y) == [0, 5, 0, 0, 0, 0, 0, 0, 0, 7, 0]
    assert [(min(bar.x), max(bar.x)) for bar in bars] == [(2000.6, 2001.4), (2008.6, 2009.4)]
    assert {trace.line.color for trace in bars} == {style.PALETTE["russia"][0]}


def test_labels_run_inwards_from_either_edge(drawn):
    early, late = drawn.layout.annotations
    assert (early.xanchor, early.x, early.text) == ("left", 2000.6, "1 × frigate, <b>5</b>")
    assert (late.xanchor, late.x) == ("right", 2009.4)


def test_more_deals_make_a_taller_figure(drawn):
    years = pd.DataFrame({"year": [2000, 2001], "tiv": [0.0, 1]})
    deals = pd.DataFrame({"first": [2000] * 5, "last": [2001] * 5, "name": ["a"] * 5, "text": ["1"] * 5})
    taller = deliveries.by_year_and_deal(years, deals, "year", "tiv", "first", "last", "name", "text")
    assert taller.layout.height - drawn.layout.height == 3 * deliveries.LANE
