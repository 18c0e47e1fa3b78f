"""IMF, International Trade in Goods by partner country: every partner of Russia, 2016-2024, countries and groups."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

FILE = "imf_imts_russia_by_partner_2016_2024.csv"
FLOWS = {"XG_FOB_USD": "exports_usd", "MG_CIF_USD": "imports_usd"}   # exports free on board, imports with cost, insurance and freight
YEARS = [str(year) for year in range(2016, 2025)]
MILLION = 1_000_000


def _long():
    """One row a partner (country or group) and year, dollars rounded to whole ones."""
    raw = pd.read_csv(fetch("imf_imts"))
    raw.index += 2   # the line in the file
    frames.need(raw, ["COUNTRY.ID", "INDICATOR.ID", "COUNTERPART_COUNTRY.ID", "COUNTERPART_COUNTRY", "SCALE.ID", *YEARS], FILE)
    frames.expect(raw, "COUNTRY.ID", ["RUS"], FILE)
    frames.expect(raw, "INDICATOR.ID", list(FLOWS), FILE)
    frames.expect(raw, "SCALE.ID", [6], FILE)   # powers of ten: millions
    raw["partner"] = codes.countries(raw["COUNTERPART_COUNTRY.ID"], "imf", FILE)
    raw = raw.rename(columns={"COUNTRY.ID": "reporter", "COUNTERPART_COUNTRY.ID": "group", "COUNTERPART_COUNTRY": "title"})
    long = raw.melt(["reporter", "partner", "group", "title", "INDICATOR.ID"], YEARS, "year", "value")
    long["value"] = (long["value"] * MILLION).round()
    wide = long.pivot(index=["reporter", "partner", "group", "title", "year"], columns="INDICATOR.ID", values="value")
    return wide.rename(columns=FLOWS).reset_index().astype({"year": int})


def derive():
    """Rows of `trade`: the partners that are countries."""
    long = _long()
    return frames.trade(long[long["partner"].notna()], "imf_imts")


def groups():
    """Rows of `trade_groups`: groups of countries, the world, and what is not allotted to a country. Groups overlap."""
    long = _long()
    rows = long[long["partner"].isna()].dropna(subset=["exports_usd", "imports_usd"], how="all").assign(source="imf_imts")
    return rows[["reporter", "group", "title", "year", "exports_usd", "imports_usd", "source"]]
