"""Strategic rivalries of China, the USSR and Russia, and the United States, by two lists of the same school: `rivalries`."""

import pandas as pd

from companion.sources import codes, frames, states

FIRST_YEAR = 1949
DREYER, SAKUWA = "td_rivalries.rda", "tss_rivalries.rda"
KINDS = ["positional", "spatial", "ideological", "interventionary"]


def _rows(raw, source, file, start, end, name, types, last):
    raw = raw[(raw["ccode1"].isin(states.CORNERS) | raw["ccode2"].isin(states.CORNERS)) & (raw[end] >= FIRST_YEAR)]
    known = pd.Series(FIRST_YEAR, index=raw.index).where(raw[start] < FIRST_YEAR, raw[start])      # whose state it was when the rivalry was in force
    sides = pd.concat([codes.countries(raw[side], "cow", file, known) for side in ("ccode1", "ccode2")], axis=1)
    return pd.DataFrame({
        "country_a": sides.min(axis=1), "country_b": sides.max(axis=1), "start": raw[start].astype(int), "end": raw[end].where(raw[end] < last).astype("Int64"),
        "coded_to": last, "types": types.loc[raw.index], "name_in_source": raw[name].astype("string"), "source": source,
    })


def dreyer():
    """From Thompson and Dreyer 2012, to 2010; a rivalry that ends in the list's last year goes on, and has no end here."""
    raw = frames.rda("thompson_dreyer", ["rivalryname", "ccode1", "ccode2", "styear", "endyear", "type1", "type2", "type3"])
    types = raw[["type1", "type2", "type3"]].apply(lambda row: "; ".join(sorted(row.dropna(), key=KINDS.index)), axis=1)
    return _rows(raw, "thompson_dreyer", DREYER, "styear", "endyear", "rivalryname", types, 2010)


def sakuwa():
    """From Thompson, Sakuwa and Suhas 2021, to 2020; an end in 2020 means that the rivalry goes on."""
    raw = frames.rda("thompson_sakuwa", ["rivalry", "ccode1", "ccode2", "start", "end", *KINDS])
    types = raw[KINDS].apply(lambda row: "; ".join(kind for kind in KINDS if row[kind] == 1), axis=1)
    return _rows(raw, "thompson_sakuwa", SAKUWA, "start", "end", "rivalry", types, 2020)
