"""What every country traded in all, by year, and what weight a pair's trade has in it: the denominator of shares."""

import pandas as pd

from companion.sources import codes, cow_trade, frames, states
from companion.sources.fetch import fetch

ATLAS = "hs92_country_year.csv"
# Areas that the file names by its own letters: they are no countries.
NO_COUNTRY = ("ANS", "PCI")


def atlas():
    """Rows of `trade_totals` from the Atlas of Economic Complexity (HS 1992, both sides' reports reconciled), 1988-2024."""
    raw = pd.read_csv(fetch("atlas"), keep_default_na=False)
    frames.need(raw, ["country_iso3_code", "year", "export_value", "import_value"], ATLAS)
    raw = raw.rename(columns={"country_iso3_code": "country", "export_value": "exports_usd", "import_value": "imports_usd"})
    raw = raw[~raw["country"].isin(NO_COUNTRY)].assign(source="atlas", partners=pd.NA)
    return frames.numbers(raw, ["exports_usd", "imports_usd"])[["country", "year", "exports_usd", "imports_usd", "partners", "source"]]


def cow():
    """Rows of `trade_totals` from Correlates of War: the sums over all partners with a known flow, and how many these are, 1950-2014."""
    pairs = cow_trade.pairs()
    one = pairs.rename(columns={"ccode1": "code", "flow1": "imports_usd", "flow2": "exports_usd"})
    two = pairs.rename(columns={"ccode2": "code", "flow2": "imports_usd", "flow1": "exports_usd"})
    both = pd.concat([one, two], ignore_index=True)
    both["country"] = codes.countries(both["code"], "cow", cow_trade.FILE, both["year"])
    sums = both.groupby(["country", "year"]).agg(exports_usd=("exports_usd", "sum"), imports_usd=("imports_usd", "sum"), partners=("exports_usd", "count"))
    return sums[sums["partners"] > 0].reset_index().assign(source="cow_trade")


def pairs():
    """Rows of `pair_trade`: the trade of two of the compared states in per cent of the whole trade of both, 1950-2014.

    A pair without any trade is left out: the file prints 0 both for no trade and for trade that is not known.
    """
    raw = cow_trade.pairs()
    raw = raw[raw["ccode1"].isin(states.COMPARED) & raw["ccode2"].isin(states.COMPARED)]
    one, two = (codes.countries(raw[column], "cow", cow_trade.FILE, raw["year"]) for column in ("ccode1", "ccode2"))
    rows = pd.DataFrame({"country_a": one.where(one < two, two), "country_b": two.where(one < two, one), "year": raw["year"], "usd": raw["flow1"] + raw["flow2"]})
    totals = cow().set_index(["country", "year"])[["exports_usd", "imports_usd"]].sum(axis=1)
    whole = sum(totals.reindex(pd.MultiIndex.from_frame(rows[[side, "year"]])).to_numpy() for side in ("country_a", "country_b"))
    rows = rows.assign(share=100 * rows["usd"] / whole, source="cow_trade")
    return rows[rows["usd"] > 0].drop(columns="usd").drop_duplicates(["country_a", "country_b", "year"])
