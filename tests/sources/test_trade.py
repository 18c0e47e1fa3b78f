"""The trade table is complete: nothing of its sources was lost or counted twice on the way."""

import warnings

import pandas as pd
import pytest
import rdata

from companion import data
from companion.sources import derive, package


def test_every_table_has_a_step_and_every_step_a_record():
    assert sorted(derive.TABLES) == package.tables() == data.tables()


def test_partners_add_up_to_the_funds_own_total_for_the_world():
    trade, groups = data.load("trade").query("source == 'imf_imts'"), data.load("trade_groups")
    not_allotted = groups[groups["group"].str.startswith("TX")]
    world = groups[groups["group"] == "G001"].set_index("year")
    for flow in ("exports_usd", "imports_usd"):
        added = trade.groupby("year")[flow].sum().add(not_allotted.groupby("year")[flow].sum(), fill_value=0)
        assert (added / world[flow] - 1).abs().max() < 0.001


@pytest.mark.parametrize("code, reporters", [(2, ["USA"]), (365, ["SUN", "RUS"]), (710, ["CHN"])])
def test_correlates_of_war_is_there_to_the_last_flow(originals, code, reporters):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = rdata.read_rda(originals["cow_trade_ndy.rda"])["cow_trade_ndy"]
    raw = raw[raw["year"] >= 1950]
    imports = pd.concat([raw.loc[raw["ccode1"] == code, "flow1"], raw.loc[raw["ccode2"] == code, "flow2"]])
    exports = pd.concat([raw.loc[raw["ccode1"] == code, "flow2"], raw.loc[raw["ccode2"] == code, "flow1"]])
    table = data.load("trade").query("source == 'cow_trade' and reporter in @reporters")
    unknown = 4 if set(reporters) & {"SUN", "CHN"} else 0   # the zeros of 1960-1963, which mean "not known"
    for flows, column in ((imports, "imports_usd"), (exports, "exports_usd")):
        known = flows[flows >= 0]
        assert table[column].notna().sum() == len(known) - unknown
        assert table[column].sum() == known.sum() * 1e6


def test_baci_is_summed_over_all_products(originals):
    raw = pd.read_csv(originals["baci_russia_china_processed_2017_2023.csv"])
    table = data.load("trade").query("source == 'baci' and reporter == 'CHN'").set_index("year")
    by_year = raw[raw["i"] == 156].groupby("t")["v"].sum() * 1000
    assert (table["exports_usd"] - by_year).abs().max() < len(raw)
    assert sorted(table.index) == list(range(2017, 2024))


def test_months_are_summed_and_a_month_without_a_report_leaves_the_year_open(originals):
    raw = pd.read_csv(originals["imf_dots_15_countries_monthly_2011_2020.csv"])
    table = data.load("trade").query("source == 'imf_dots'").set_index(["reporter", "partner", "year"])
    months = raw.query("countrySource == 'Russia' and countryTarget == 'China' and year == 2013 and type == 'export'")["value"]
    assert len(months) == 12 and table.loc[("RUS", "CHN", 2013), "exports_usd"] == pytest.approx(months.sum() * 1e6, abs=1)
    zero = raw[(raw["value"] == 0) & (raw["countrySource"] != raw["countryTarget"])].query("countrySource == 'Brazil' and countryTarget == 'India'").iloc[0]
    column = {"export": "exports_usd", "import": "imports_usd"}[zero["type"]]
    assert pd.isna(table[column].get(("BRA", "IND", zero["year"])))     # the flow, or the row where both are open


def test_chinas_imports_are_dollars_whatever_the_files_foot_says():
    table = data.load("trade").query("source == 'imf_china_imports'")
    russia = table.query("partner == 'RUS'").set_index("year")["imports_usd"]
    assert russia[2022] == pytest.approx(112.2e9, rel=0.001)     # as the source's README reads the sheet
    assert table["exports_usd"].isna().all() and table["partner"].nunique() > 190


def test_one_year_of_unctad_and_of_wits_is_there(originals):
    unctad = pd.read_stata(originals["unctad_trade_matrix_2015_15DiGraph_All.dta"])
    table = data.load("trade").query("source == 'unctad'")
    sold = unctad[unctad["source"] == "RussianFederation"]["edgewidth"].astype(float).sum() * 1000
    assert table.query("reporter == 'RUS'")["exports_usd"].sum() == pytest.approx(sold, rel=1e-6)
    wits = pd.read_excel(originals["wits_china_exports_by_partner_2022.xlsx"], sheet_name="Partner").set_index("Partner Name")["Export (US$ Thousand)"]
    exports = data.load("trade").query("source == 'wits'")
    assert exports["exports_usd"].sum() == pytest.approx((wits[" World"] - wits["Unspecified"]) * 1000, rel=0.001)


def test_goods_add_up_to_the_flow_and_sections_to_the_goods():
    goods, flows = data.load("trade_goods"), data.load("trade").query("source == 'baci'")
    sums = goods.groupby(["exporter", "year"])["value_usd"].sum()
    for row in flows.itertuples():
        assert sums[row.reporter, row.year] == row.exports_usd
    assert set(goods["section"]) <= set(data.load("hs_sections")["section"])


@pytest.mark.parametrize(("exporter", "section", "year", "share"), [
    ("RUS", "V", 2017, 67.4), ("RUS", "V", 2023, 77.0), ("CHN", "XVI", 2017, 45.9), ("CHN", "XVI", 2023, 38.5), ("CHN", "XVII", 2017, 4.6), ("CHN", "XVII", 2023, 21.2), ("RUS", "IX", 2017, 7.9), ("CHN", "XI", 2023, 6.0),
])
def test_shares_of_sections_are_those_computed_elsewhere(exporter, section, year, share):
    goods = data.load("trade_goods").query("exporter == @exporter and year == @year")
    assert 100 * goods.loc[goods["section"] == section, "value_usd"].sum() / goods["value_usd"].sum() == pytest.approx(share, abs=0.06)


def test_totals_have_every_country_of_both_sources():
    totals = data.load("trade_totals")
    assert totals.groupby("source")["year"].agg(["min", "max"]).to_dict("index") == {"atlas": {"min": 1988, "max": 2024}, "cow_trade": {"min": 1950, "max": 2014}}
    russia = totals.query("country == 'RUS' and source == 'cow_trade' and year == 2014").iloc[0]
    rows = data.load("trade").query("reporter == 'RUS' and source == 'cow_trade' and year == 2014")
    assert russia["exports_usd"] == rows["exports_usd"].sum() and russia["partners"] == rows["exports_usd"].notna().sum()
