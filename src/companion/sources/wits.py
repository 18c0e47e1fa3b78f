"""World Bank WITS: China's exports to every partner in 2022."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

FILE = "wits_china_exports_by_partner_2022.xlsx"
VALUE = "Export (US$ Thousand)"
THOUSAND = 1000


def derive():
    """Rows of `trade`, dollars; regions and what is not allotted to a country are left out."""
    raw = pd.read_excel(fetch("wits"), sheet_name="Partner")
    raw.index += 2
    frames.need(raw, ["Reporter Name", "Partner Name", "Year", "Trade Flow", VALUE], FILE)
    frames.expect(raw, "Reporter Name", ["China"], FILE)
    frames.expect(raw, "Trade Flow", ["Export"], FILE)
    raw = raw.assign(reporter="CHN", partner=codes.countries(raw["Partner Name"], "name", FILE), year=raw["Year"].astype(int),
                     exports_usd=(raw[VALUE].astype(float) * THOUSAND).round(), imports_usd=float("nan"))
    return frames.trade(raw.dropna(subset=["partner"]), "wits")
