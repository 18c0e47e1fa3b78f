"""The measures of power that reach over decades: `capabilities`, one country, year and indicator a row."""

import pandas as pd

from companion.sources import codes, frames, states
from companion.sources.fetch import fetch

COLUMNS = ["country", "year", "indicator", "value", "unit", "source"]
FIRST_YEAR = 1949
NMC, MILEX, STOCKPILES = "cow_nmc.rda", "SIPRI-Milex-data-1949-2024_2.xlsx", "stockpiles.csv"
# indicator: (column of the file, unit, how many of the unit the file's one is)
OF_NMC = {"cinc": ("cinc", "share of the world", 1), "population": ("tpop", "persons", 1000), "steel": ("irst", "tonnes", 1000),
          "energy use": ("pec", "tonnes of coal equivalent", 1000), "soldiers": ("milper", "persons", 1000)}
OF_MILEX = {"military spending": ("Constant (2023) US$", "constant 2023 US dollars", 1_000_000), "military share": ("Share of GDP", "per cent of GDP", 100)}
OF_WDI = {
    "NY.GDP.MKTP.CD": ("output", "current US dollars"), "NY.GDP.MKTP.PP.KD": ("output at purchasing power", "constant 2021 international dollars"),
    "GB.XPD.RSDV.GD.ZS": ("research share", "per cent of GDP"), "IP.PAT.RESD": ("patents", "applications by residents"), "IP.JRN.ARTC.SC": ("articles", "scientific and technical articles"),
}
NAMES = {"China": "CHN", "Russia": "RUS", "USSR": "SUN", "United States of America": "USA", "United States": "USA"}


def nmc():
    """From National Material Capabilities 7.0: the composite index and its parts, 1949-2022; -9 is missing."""
    raw = frames.rda("nmc", ["ccode", "year", *(column for column, _, _ in OF_NMC.values())])
    raw = raw[(raw["year"] >= FIRST_YEAR) & raw["ccode"].isin(states.CORNERS)].astype({"year": int})
    # 365 is Russia from 1991 here, a year before it is so elsewhere: 281 million people in 1990, 148 in 1991
    raw["country"] = codes.countries(raw["ccode"], "cow", NMC, raw["year"].where((raw["ccode"] != 365) | (raw["year"] != 1991), 1992))
    parts = [_part(raw, column, indicator, unit, scale, "nmc") for indicator, (column, unit, scale) in OF_NMC.items()]
    return pd.concat(parts, ignore_index=True)


def _part(raw, column, indicator, unit, scale, source):
    kept = raw[raw[column] >= 0]
    return kept.assign(indicator=indicator, value=kept[column] * scale, unit=unit, source=source)[COLUMNS]


def milex():
    """From SIPRI's workbook: military expenditure at constant prices and as a share of output; "..." and "xxx" are missing.

    The workbook has the USSR for 1988-1990 only, China from 1989, and the United States by financial years.
    """
    parts = []
    for indicator, (sheet, unit, scale) in OF_MILEX.items():
        raw = pd.read_excel(fetch("sipri_milex"), sheet_name=sheet, header=None)
        top = raw.index[raw[0] == "Country"][0]
        raw.columns = raw.loc[top]
        raw = raw.loc[top + 1:][raw["Country"].isin(NAMES)]
        years = [column for column in raw.columns if isinstance(column, (int, float)) and column >= FIRST_YEAR]
        long = raw.melt("Country", years, "year", "value").assign(value=lambda rows: pd.to_numeric(rows["value"], errors="coerce") * scale)
        long = long.dropna(subset=["value"]).assign(country=long["Country"].map(NAMES), indicator=indicator, unit=unit, source="sipri_milex")
        parts.append(long.astype({"year": int})[COLUMNS])
    return pd.concat(parts, ignore_index=True)


def warheads():
    """From the Federation of American Scientists through Our World in Data: warheads in military stockpiles, retired ones left out."""
    raw = pd.read_csv(fetch("fas_warheads"))
    frames.need(raw, ["Entity", "Code", "Year", "Number of nuclear warheads"], STOCKPILES)
    raw = raw[raw["Entity"].isin(NAMES) & (raw["Year"] >= FIRST_YEAR)].rename(columns={"Year": "year", "Number of nuclear warheads": "value"})
    country = raw["Entity"].map(NAMES).where(~((raw["Entity"] == "Russia") & (raw["year"] <= 1991)), "SUN")   # the file calls the USSR Russia
    return raw.assign(country=country, indicator="warheads", unit="warheads", source="fas_warheads")[COLUMNS]


def recent_warheads():
    """The same for the years since, from pages read: the row of each country and year that the collected file marks as the stockpile."""
    raw = pd.read_csv(fetch("recent_warheads"))
    frames.need(raw, ["country", "year", "value"], "data/collected/recent_warheads.csv")
    return raw.assign(indicator="warheads", unit="warheads", source="recent_warheads")[COLUMNS]


def wdi():
    """From the World Bank's indicators as collected: output in current dollars and at constant purchasing power, research, patents, articles."""
    raw = pd.read_csv(fetch("wdi"))
    frames.need(raw, ["country", "year", "indicator_code", "value"], "data/collected/wdi.csv")
    frames.expect(raw, "indicator_code", list(OF_WDI), "data/collected/wdi.csv")
    indicator = raw["indicator_code"].map(lambda code: OF_WDI[code][0])
    return raw.assign(indicator=indicator, unit=raw["indicator_code"].map(lambda code: OF_WDI[code][1]), source="wdi")[COLUMNS]
