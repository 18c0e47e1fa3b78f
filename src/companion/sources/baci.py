"""CEPII BACI: trade of China and Russia in both directions, 2017-2023, summed over all products."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

FILE = "baci_russia_china_processed_2017_2023.csv"


def derive():
    """Rows of `trade`. The file: t year, i exporter, j importer, k product, v thousand dollars, both sides' reports reconciled."""
    raw = pd.read_csv(fetch("baci"))
    raw.index += 2   # the line in the file
    frames.need(raw, ["t", "i", "j", "k", "v"], FILE)
    raw = raw.assign(exporter=codes.countries(raw["i"], "iso_numeric", FILE), importer=codes.countries(raw["j"], "iso_numeric", FILE))
    raw["usd"] = (raw["v"] * 1000).round()   # v has three decimals: whole dollars, which sum without error
    flows = raw.groupby(["exporter", "importer", "t"], as_index=False)["usd"].sum().rename(columns={"t": "year"})
    exports = flows.rename(columns={"exporter": "reporter", "importer": "partner", "usd": "exports_usd"})
    imports = flows.rename(columns={"importer": "reporter", "exporter": "partner", "usd": "imports_usd"})
    return frames.trade(exports.merge(imports, on=["reporter", "partner", "year"], how="outer"), "baci")
