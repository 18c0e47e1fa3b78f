"""Direct investment in Kazakhstan by partner, from the wiiw FDI Database."""

import pandas as pd

from companion.sources import frames
from companion.sources.fetch import fetch

FILE = "wiiw_fdi_kazakhstan_by_partner_2003_2021.csv"
INVESTORS = {"China": "CHN", "Hong Kong": "HKG", "Russia": "RUS", "Netherlands": "NLD", "United States": "USA", "Total by countries": "world"}
MEASURES = {"FDI inflow": "flow", "FDI inward stock": "stock"}
ADDRESS = "https://github.com/dfshapir/kazakhstan_ipe/blob/5f27536460c52f75729c9dc60b60f3b7365894af/wiiw_partners.csv"


def kazakhstan():
    """Rows of `investment`: stocks at the end of the year and flows of the year in Kazakhstan by six investors, billion euros, 2003-2021."""
    raw = pd.read_csv(fetch("wiiw_fdi"), dtype="string", keep_default_na=False)
    raw.index += 2
    years = [str(year) for year in range(2003, 2022)]
    frames.need(raw, ["Country-Code", "Direction", "Partner", "Unit", *(f"_{year}" for year in years)], FILE)
    frames.expect(raw, "Country-Code", ["KZ"], FILE)
    raw = raw[(raw["Unit"] == "EUR m") & raw["Partner"].isin(INVESTORS) & raw["Direction"].isin(MEASURES)]
    long = raw.melt(["Direction", "Partner"], [f"_{year}" for year in years], "year", "value")
    long = long.assign(value=pd.to_numeric(long["value"], errors="coerce") / 1000, year=long["year"].str[1:]).dropna(subset=["value"])   # "n.a." and nothing
    measure, investor = long["Direction"].map(MEASURES), long["Partner"].map(INVESTORS)
    period = long["year"].where(measure == "flow", long["year"] + "-12-31")
    return pd.DataFrame({
        "investment_id": "wiiw_" + measure + "_" + investor.str.lower() + "_" + long["year"], "measure": measure, "investor": investor, "host": "KAZ",
        "period": period, "value": long["value"].round(6), "unit": "billion euros", "counted_by": "National Bank of Kazakhstan", "publisher": "wiiw FDI Database", "source": ADDRESS,
    })
