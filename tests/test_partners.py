"""Trade partners: seams in sight, blocs by membership, leads by definition, mirrors turned the right way round."""

import pandas as pd
import pytest

from companion import data, partners

from companion.charts import grids

ROWS = pd.DataFrame(
    [("CHN", 2010, 10.0), ("DEU", 2010, 12.0), ("FRA", 2010, 9.0), ("CHN", 2011, 20.0), ("DEU", 2011, 12.0), ("FRA", 2011, 9.0), ("HKG", 2010, 3.0), ("DEU", 2012, 1.0)],
    columns=["partner", "year", "turnover"],
)


def test_each_year_of_a_headline_has_one_source_and_the_preferred_one():
    russia = partners.headline("RUS")
    by_year = russia.groupby("year")["source"].unique().map(list)
    assert by_year[2014] == ["cow_trade"] and by_year[2015] == ["unctad"] and by_year[2016] == ["imf_imts"]
    assert by_year.map(len).eq(1).all() and list(by_year.index) == list(range(1992, 2025))


def test_ranks_and_shares_are_those_of_the_year():
    russia = partners.headline("RUS").query("year == 2010")
    assert russia["share"].sum() == pytest.approx(100)
    first, second = russia.nsmallest(2, "rank").itertuples()
    assert (first.partner, second.partner) == ("CHN", "DEU")
    assert first.turnover == 65_941e6 and second.turnover == 65_666e6     # as in the file


def test_rows_known_to_be_wrong_are_in_no_series():
    assert partners.flows("RUS", "imf_imts").query("partner == 'UGA' and year >= 2022").empty
    assert partners.headline("RUS").query("partner == 'UZB' and year >= 2023").empty


@pytest.mark.parametrize(("name", "year", "count", "british"), [("EU", 1992, 12, True), ("EU", 2004, 25, True), ("EU", 2019, 28, True), ("EU", 2020, 27, False), ("EU27", 1992, 27, False)])
def test_the_union_is_who_was_in_it(name, year, count, british):
    members = partners.members(name, year)
    assert len(members) == count and ("GBR" in members) == british


def test_the_union_of_today_adds_up_to_the_funds_own_group():
    groups = data.load("trade_groups").query("group == 'G998'").set_index("year")
    for flow in ("exports_usd", "imports_usd"):
        ours = partners.bloc(partners.flows("RUS", "imf_imts").dropna(subset=[flow]), "EU27", flow)
        assert (ours / groups[flow] - 1).abs().max() < 0.001


def test_who_leads_is_known_only_where_both_are():
    assert partners.leads(ROWS, "CHN", "DEU").dropna().to_dict() == {2010: False, 2011: True}
    assert partners.leads(ROWS, "CHN", "DEU").isna()[2012]


def test_another_partner_may_be_counted_with_a_country_and_is_then_no_rival():
    assert partners.leads(ROWS, "CHN", "DEU", with_partner="HKG").dropna().to_dict() == {2010: True}
    assert partners.leads(ROWS, "CHN", "any", with_partner="HKG").dropna().to_dict() == {2010: True}


def test_a_bloc_is_the_sum_of_its_members():
    assert partners.bloc(ROWS, "EU27").to_dict() == {2010: 21.0, 2011: 21.0, 2012: 1.0}


def test_a_partners_report_is_turned_round():
    told = partners.told_by_both("RUS", "CHN", "imf_dots").query("year == 2019").set_index("told_by")
    chinese = data.load("trade").query("reporter == 'CHN' and partner == 'RUS' and year == 2019 and source == 'imf_dots'").iloc[0]
    assert told.loc["CHN", "exports_usd"] == chinese["imports_usd"] and told.loc["CHN", "imports_usd"] == chinese["exports_usd"]
    assert set(told["reporter"]) == {"RUS"}


def test_a_mirror_gap_is_the_importers_report_over_the_exporters():
    pairs = pd.DataFrame([("RUS", "CHN", 2019, "x", "RUS", 100.0, 60.0), ("RUS", "CHN", 2019, "x", "CHN", 110.0, 50.0)],
                         columns=["reporter", "partner", "year", "source", "told_by", "exports_usd", "imports_usd"])
    gaps = partners.mirror_gaps(pairs).set_index("exporter")["gap"]
    assert gaps["RUS"] == pytest.approx(10) and gaps["CHN"] == pytest.approx(20)     # China reports 110 of 100; Russia 60 of 50


def test_the_mirrors_of_china_and_russia_stay_within_bounds():
    gaps = partners.mirror_gaps(partners.told_by_both("RUS", "CHN", "imf_dots"))
    assert len(gaps) == 20 and gaps["gap"].between(-10, 25).all()     # as wide as the middle half of all pairs in the file


def test_the_ratio_of_two_shares_is_the_ratio_of_two_totals():
    one = partners.shares("RUS", "CHN").query("year == 2014")["share"].iloc[0]
    other = partners.shares("CHN", "RUS").query("year == 2014")["share"].iloc[0]
    totals = partners.ratio("CHN", "RUS", "cow_trade").set_index("year")["ratio"]
    assert one / other == pytest.approx(totals[2014], rel=0.02)     # partners with one direction only are in the totals alone


@pytest.mark.parametrize(("values", "year"), [
    ({2010: False, 2011: True, 2012: True}, 2011), ({2010: True, 2011: False}, None), ({2010: True, 2011: True}, 2010), ({2010: True, 2011: None, 2012: True}, 2010), ({2010: False, 2012: True}, 2012), ({}, None),
])
def test_since_when_without_a_break(values, year):
    assert grids.since(pd.Series(values, dtype="boolean")) == year
