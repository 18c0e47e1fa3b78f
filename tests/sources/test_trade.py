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
