"""Obligations of alliance by pair and year, from ATOP 5.1: `alliances`, and their shares in the world, `alliance_shares`."""

import pandas as pd

from companion.sources import codes, frames, states

FILE, FIRST_YEAR = "atop_alliance.rda", 1949
DUTIES = {"atop_defense": "defense", "atop_offense": "offense", "atop_neutral": "neutral", "atop_nonagg": "nonaggression", "atop_consul": "consultation"}


def _pairs():
    """Each pair and year once, both sides' duties beside each other; a row without any duty is left out."""
    raw = frames.rda("atop", ["ccode1", "ccode2", "year", *DUTIES])
    raw = raw[raw["year"] >= FIRST_YEAR].astype({"year": int}).rename(columns=DUTIES)
    turned = raw.rename(columns={"ccode1": "ccode2", "ccode2": "ccode1"})
    pairs = raw[raw["ccode1"] < raw["ccode2"]].merge(turned, on=["ccode1", "ccode2", "year"], suffixes=("", "_other"), validate="one_to_one")
    duties = list(DUTIES.values())
    one, other = pairs[duties] == 1, pairs[[f"{duty}_other" for duty in duties]].set_axis(duties, axis=1) == 1
    pairs = pairs[["ccode1", "ccode2", "year"]].assign(**(one | other), one_sided=(one ^ other).apply(lambda row: "; ".join(duty for duty in duties if row[duty]), axis=1))
    return pairs[(one | other).any(axis=1)]


def pairs():
    """Rows of `alliances`: pairs with China, the USSR or Russia, the United States; true if at least one of the two owes the duty to the other."""
    kept = _pairs()
    kept = kept[kept["ccode1"].isin(states.CORNERS) | kept["ccode2"].isin(states.CORNERS)]
    sides = pd.concat([codes.countries(kept[side], "cow", FILE, kept["year"]) for side in ("ccode1", "ccode2")], axis=1)
    named = kept.assign(country_a=sides.min(axis=1), country_b=sides.max(axis=1), one_sided=kept["one_sided"].replace("", pd.NA))
    once = named.groupby(["country_a", "country_b", "year"]).agg({**dict.fromkeys(DUTIES.values(), "any"), "one_sided": "first"})   # Germany has two numbers in 1990
    return once.reset_index().assign(source="atop")


def shares():
    """Rows of `alliance_shares`: of all pairs of states in the world with any duty, how many have which."""
    kept = _pairs()
    both = kept["defense"] & kept["consultation"]
    counted = kept.assign(both=both, neither=~(kept["defense"] | kept["consultation"])).groupby("year")
    columns = [*DUTIES.values(), "both", "neither"]
    result = counted[columns].mean().reset_index()
    return result.assign(pairs=counted.size().to_numpy(), source="atop")
