"""UNCTAD, merchandise trade matrix: one year, 2015, every partner of Russia and of China."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

FILE = "unctad_trade_matrix_2015_15DiGraph_All.dta"
YEAR = 2015
THOUSAND = 1000
REPORTERS = ("RUS", "CHN")


def derive():
    """Rows of `trade`. The file: source exports to target, thousand dollars; imports are here what the partner exports."""
    raw = pd.read_stata(fetch("unctad"))
    frames.need(raw, ["source", "target", "edgewidth"], FILE)
    flows = pd.DataFrame({
        "exporter": codes.countries(raw["source"], "name", FILE), "importer": codes.countries(raw["target"], "name", FILE),
        "year": YEAR, "usd": (raw["edgewidth"].astype(float) * THOUSAND).round(),
    })
    both = frames.both_sides(flows)
    return frames.trade(both[both["reporter"].isin(REPORTERS)], "unctad")
