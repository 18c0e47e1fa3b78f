"""CEPII BACI: trade of China and Russia in both directions by product, 2017-2023."""

import pandas as pd

from companion.sources import codes, frames
from companion.sources.fetch import fetch

FILE = "baci_russia_china_processed_2017_2023.csv"
# What the table `energy` takes from this file: HS6 codes, all of them six digits with their leading zero.
FUELS = {"coal": ["2701"], "lignite": ["2702"], "crude oil": ["2709"], "oil products": ["2710"], "LNG": ["271111"], "pipeline gas": ["271121"], "electricity": ["2716"]}


def _flows():
    """The file's rows: exporter, importer, year, product (HS6, six digits), usd, tonnes (missing where the file has none)."""
    raw = pd.read_csv(fetch("baci"))
    raw.index += 2   # the line in the file
    frames.need(raw, ["t", "i", "j", "k", "v", "q"], FILE)
    return pd.DataFrame({
        "exporter": codes.countries(raw["i"], "iso_numeric", FILE), "importer": codes.countries(raw["j"], "iso_numeric", FILE), "year": raw["t"],
        "product": raw["k"].astype(int).astype(str).str.zfill(6),
        "usd": (raw["v"] * 1000).round(),   # v has three decimals: whole dollars, which sum without error
        "tonnes": raw["q"],
    })


def derive():
    """Rows of `trade`: the sum over all products, both sides' reports reconciled."""
    flows = _flows().groupby(["exporter", "importer", "year"], as_index=False)["usd"].sum()
    return frames.trade(frames.both_sides(flows), "baci")


def goods():
    """Rows of `trade_goods`: one an exporter, importer, year and heading (four digits of the Harmonized System), dollars."""
    flows = _flows().assign(heading=lambda rows: rows["product"].str[:4])
    sums = flows.groupby(["exporter", "importer", "year", "heading"], as_index=False)["usd"].sum().rename(columns={"usd": "value_usd"})
    return sums.assign(section=_sections(sums["heading"].str[:2].astype(int)), source="baci")


def _sections(chapters):
    sections = pd.read_csv(fetch("hs_names", "hs_sections.csv"), keep_default_na=False)
    of_chapter = {chapter: row.section for row in sections.itertuples() for chapter in range(row.first_chapter, row.last_chapter + 1)}
    frames.expect(pd.DataFrame({"chapter": chapters}), "chapter", list(of_chapter), FILE)
    return chapters.map(of_chapter)


def energy():
    """Rows of `energy`: Russia's exports of fuels to China, value (billion dollars) and quantity (million tonnes; the file estimates some)."""
    flows = _flows().query("exporter == 'RUS' and importer == 'CHN'")
    parts = []
    for flow, starts in FUELS.items():
        of_flow = flows[flows["product"].str.startswith(tuple(starts))].groupby("year")
        values, tonnes = of_flow["usd"].sum() / 1e9, of_flow["tonnes"].sum(min_count=1) / 1e6
        parts += [pd.DataFrame({"flow": flow, "year": values.index, "measure": "value", "value": values.round(6).values, "unit": "billion current US dollars"})]
        if flow not in ("electricity", "pipeline gas"):   # a current has no tonnes, and those of this gas are half of the volumes that Gazprom states
            parts += [pd.DataFrame({"flow": flow, "year": tonnes.index, "measure": "quantity", "value": tonnes.round(6).values, "unit": "million tonnes"})]
    rows = pd.concat(parts, ignore_index=True).dropna(subset=["value"]).astype({"year": str})
    key = (rows["flow"] + "_" + rows["measure"] + "_" + rows["year"]).str.replace(" ", "_").str.lower()
    return rows.assign(energy_id="baci_" + key, counted_by="BACI", note="summed over the products of the heading", source="baci")
