"""How democratic states are by two measures: `regimes` for six states, `regimes_world` for the spread over all."""

import pandas as pd

from companion.sources import codes, frames

FILE, FIRST_YEAR, FEWEST = "cw_democracy.rda", 1949, 50
STATES = (2, 365, 710, 750, 816)     # United States, USSR and Russia, China, India, Vietnam, in Correlates of War codes
INDICATORS = {"v2x_polyarchy": "electoral democracy", "polity2": "polity2"}
SOURCES = {"electoral democracy": "vdem", "polity2": "polity"}     # one file has both
QUANTILES = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}


def _long():
    raw = frames.rda("vdem", ["ccode", "year", *INDICATORS])
    raw = raw[raw["year"] >= FIRST_YEAR].astype({"year": int, "ccode": int}).rename(columns=INDICATORS)
    return raw.melt(["ccode", "year"], list(INDICATORS.values()), "indicator", "value").dropna(subset=["value"])


def states():
    """Rows of `regimes`: the value of each year that has one."""
    rows = _long()
    rows = rows[rows["ccode"].isin(STATES)]
    return rows.assign(country=codes.countries(rows["ccode"], "cow", FILE, rows["year"]), source=rows["indicator"].map(SOURCES)).drop(columns="ccode")


def world():
    """Rows of `regimes_world`: quantiles over all states (by linear interpolation), for years in which enough of them have a value."""
    groups = _long().groupby(["indicator", "year"])["value"]
    spread = pd.DataFrame({"states": groups.size(), **{name: groups.quantile(share).round(4) for name, share in QUANTILES.items()}})
    spread = spread[spread["states"] >= FEWEST].reset_index()
    return spread.assign(source=spread["indicator"].map(SOURCES))
