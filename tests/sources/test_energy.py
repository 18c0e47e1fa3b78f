"""Energy and investment: collected rows and what files add up to, side by side."""

import pandas as pd
import pytest

from companion import data


def test_the_contracts_columns_are_there():
    assert {"flow", "year", "value", "unit", "source"} <= set(data.load("energy").columns)


@pytest.mark.parametrize(("flow", "measure", "year", "expected"), [
    ("crude oil", "value", 2020, 23.782), ("crude oil", "quantity", 2020, 76.283), ("coal", "quantity", 2023, 69.128), ("LNG", "quantity", 2017, 0.285), ("electricity", "value", 2022, 0.216),
])
def test_fuels_add_up_to_what_was_computed_elsewhere(flow, measure, year, expected):
    rows = data.load("energy").query("counted_by == 'BACI' and flow == @flow and measure == @measure and year == @period", local_dict={"flow": flow, "measure": measure, "period": str(year)})
    assert len(rows) == 1 and rows["value"].iloc[0] == pytest.approx(expected, abs=0.0006)


def test_every_collected_row_has_a_page_and_a_short_quotation():
    for name in ("energy", "energy_steps", "investment", "investment_cases", "settlements", "trade_statements", "mirror_causes", "after_2021", "central_asia_documents", "central_asia_opinion"):
        rows = data.load(name)
        pages = rows[rows["source"] != "baci"]
        assert pages["source"].str.match(r"https?://").all(), name
        assert (rows["quote"].dropna().str.split().str.len() <= 15).all(), name


def test_kazakhstans_investors_are_those_of_the_file(originals):
    raw = pd.read_csv(originals["wiiw_fdi_kazakhstan_by_partner_2003_2021.csv"], dtype=str).query("Direction == 'FDI inward stock' and Partner == 'China' and Unit == 'EUR m'")
    ours = data.load("investment").query("investment_id == 'wiiw_stock_chn_2021'")["value"].iloc[0]
    assert ours == pytest.approx(float(raw["_2021"].iloc[0]) / 1000, abs=1e-6)


def test_pieces_of_the_pipeline_follow_each_other():
    pieces = data.load("pipelines").sort_values("piece")
    ends = [(line.coords[0], line.coords[-1]) for line in pieces.geometry]
    for (_, last), (first, _) in zip(ends, ends[1:]):
        assert last == pytest.approx(first, abs=0.05)
    assert (abs(pieces["length_km"] / pieces["stated_km"] - 1) < 0.08).all()     # thinned lines are shorter
