"""Correlates of War, dyadic trade 4.0: every partner of the USSR or Russia, China, the United States and the five states of Central Asia, 1950-2014."""

import pandas as pd

from companion.sources import codes, frames

FILE = "cow_trade_ndy.rda"
REPORTERS = (2, 365, 710, 701, 702, 703, 704, 705)   # United States, USSR and Russia, China, the five of Central Asia, in Correlates of War codes
FIRST_YEAR = 1950
MILLION = 1_000_000


def pairs():
    """The file's pairs of states from 1950: ccode1, ccode2, year, flow1, flow2 in dollars; -9 is missing."""
    raw = frames.rda("cow_trade", ["ccode1", "ccode2", "year", "flow1", "flow2"])
    raw = raw[raw["year"] >= FIRST_YEAR].astype({"year": int})
    return raw.assign(flow1=raw["flow1"].where(raw["flow1"] >= 0) * MILLION, flow2=raw["flow2"].where(raw["flow2"] >= 0) * MILLION)


def derive():
    """Rows of `trade`, one a reporter, partner and year; dollars.

    The file has one figure a direction, mostly the importer's: `flow1` is what ccode1 imported from ccode2. So the
    exports of one side are the imports of the other.
    """
    raw = pairs()
    raw = raw[raw["ccode1"].isin(REPORTERS) | raw["ccode2"].isin(REPORTERS)]
    raw = raw.assign(one=codes.countries(raw["ccode1"], "cow", FILE, raw["year"]), two=codes.countries(raw["ccode2"], "cow", FILE, raw["year"]))
    first = raw[raw["ccode1"].isin(REPORTERS)].rename(columns={"one": "reporter", "two": "partner", "flow1": "imports_usd", "flow2": "exports_usd"})
    second = raw[raw["ccode2"].isin(REPORTERS)].rename(columns={"two": "reporter", "one": "partner", "flow2": "imports_usd", "flow1": "exports_usd"})
    return frames.trade(pd.concat([first, second]), "cow_trade")
