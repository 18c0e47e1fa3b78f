"""UN Comtrade: China's imports from Russia, month by month, 2017-2024."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

FILE = "comtrade_imports_chn_from_rus_2017_2024.csv"


def monthly():
    """Rows of `trade_months`: reporter, partner, month (its first day), imports in dollars."""
    raw = pd.read_csv(fetch("comtrade"))
    raw.index += 2
    frames.need(raw, ["refYear", "refMonth", "reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue"], FILE)
    frames.expect(raw, "flowCode", ["M"], FILE)
    frames.expect(raw, "cmdCode", ["TOTAL"], FILE)
    return pd.DataFrame({
        "reporter": codes.countries(raw["reporterCode"], "iso_numeric", FILE), "partner": codes.countries(raw["partnerCode"], "iso_numeric", FILE),
        "month": pd.to_datetime({"year": raw["refYear"], "month": raw["refMonth"], "day": 1}), "imports_usd": raw["primaryValue"], "source": "comtrade",
    })


def derive():
    """Rows of `trade`: the sums of twelve months; a year with fewer has none."""
    months = monthly()
    flows = months.groupby(["reporter", "partner", months["month"].dt.year.rename("year")])["imports_usd"].agg(["sum", "size"]).reset_index()
    flows = flows[flows["size"] == 12].rename(columns={"sum": "imports_usd"})
    return frames.trade(flows.assign(exports_usd=float("nan")), "comtrade")
