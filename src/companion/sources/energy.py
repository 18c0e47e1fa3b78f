"""Energy from Russia to China: what pages state, and what BACI adds up to."""

import pandas as pd

from companion.sources import baci, collected, frames

FILE, COLUMNS = "energy_facts.csv", ["flow", "year", "measure", "value", "unit", "counted_by", "source"]


def facts():
    """Rows of `energy` read on pages, each with its publisher; a range has its upper end in `high`."""
    rows = collected.read("energy_facts", COLUMNS, FILE)
    return frames.numbers(rows, ["value", "high"]).replace("", pd.NA)


def reconciled():
    """Rows of `energy` summed from BACI, 2017-2023."""
    rows = baci.energy().astype({"year": str})
    key = (rows["flow"] + "_" + rows["measure"] + "_" + rows["year"]).str.replace(" ", "_").str.lower()
    rows = rows.assign(energy_id="baci_" + key, counted_by="BACI", note="summed over the products of the heading")
    return rows.reindex(columns=[*rows.columns, "high", "bound", "publisher", "date_published", "quote"])
