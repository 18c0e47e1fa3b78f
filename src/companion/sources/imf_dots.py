"""IMF, Direction of Trade Statistics, two extracts: trade among 15 countries, 2011-2020, and China's imports from every partner, 2010-2022."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

AMONG = "imf_dots_15_countries_monthly_2011_2020.csv"
IMPORTS, SHEET = "imf_dots_china_imports_by_partner_2010_2022.xlsx", "Goods, Value of Imports, Cost,"   # the name is cut in the file
MILLION = 1_000_000
NO_REPORT = 0   # what the first file prints in a month without a report, and for a country's trade with itself


def among():
    """Rows of `trade`: the months of each year summed, million dollars made dollars; a flow with a month not reported has no sum for that year."""
    raw = pd.read_csv(fetch("imf_dots", AMONG))
    raw.index += 2   # the line in the file
    frames.need(raw, ["countrySource", "countryTarget", "value", "type", "year", "month"], AMONG)
    frames.expect(raw, "type", ["export", "import"], AMONG)
    raw = raw.assign(reporter=codes.countries(raw["countrySource"], "name", AMONG), partner=codes.countries(raw["countryTarget"], "name", AMONG))
    raw = raw[raw["reporter"] != raw["partner"]]
    flows = raw.groupby(["reporter", "partner", "year", "type"])["value"].agg(["sum", "min", "size"])
    usd = (flows["sum"] * MILLION).round().where((flows["min"] > NO_REPORT) & (flows["size"] == 12))
    wide = usd.unstack("type").rename(columns={"export": "exports_usd", "import": "imports_usd"}).reset_index()
    return frames.trade(wide, "imf_dots")


def china_imports():
    """Rows of `trade`: China's imports, cost, insurance and freight included, in dollars as the file has them (its foot says millions)."""
    raw = pd.read_excel(fetch("imf_dots", IMPORTS), sheet_name=SHEET)
    raw = raw.rename(columns={raw.columns[0]: "name"}).dropna(subset=["name"])
    raw.index += 2
    years = [str(year) for year in range(2010, 2023)]
    frames.need(raw, years, IMPORTS)
    long = raw.assign(reporter="CHN", partner=codes.countries(raw["name"], "name", IMPORTS)).dropna(subset=["partner"])
    long = long.melt(["reporter", "partner"], years, "year", "imports_usd").astype({"year": int, "imports_usd": float}).round({"imports_usd": 0})
    return frames.trade(long.assign(exports_usd=float("nan")), "imf_china_imports")
