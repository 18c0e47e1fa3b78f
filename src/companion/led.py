"""Who led when in Beijing and Moscow, by formal post: terms, and pairs that led together."""

import pandas as pd

from companion import data
from companion.sources import dates

LINE = {"SUN": "RUS"}     # the USSR and Russia are one line of leaders


def terms(first, last):
    """Who led from `first` to `last`, decimal years: rows of `lane` (CHN or RUS), `person`, `name` (as short as it is plain), `start` and `end`, end to start without a gap."""
    rows = data.load("successions").query("list == 'posts'").sort_values("date")
    rows = rows.assign(lane=rows["country"].replace(LINE), at=dates.in_years(rows["date"]))
    result = []
    for lane, part in rows.groupby("lane"):
        people, edges = [part["predecessor"].iloc[0], *part["successor"]], [first, *part["at"], last]
        result += [{"lane": lane, "person": person, "name": _short(person, lane), "start": max(start, first), "end": min(end, last)} for person, start, end in zip(people, edges, edges[1:]) if end > first and start < last]
    return pd.DataFrame(result)


def _short(person, lane):
    """The family name, which stands first in Chinese; Hu Yaobang whole, because there are two of the name."""
    return person if person == "Hu Yaobang" else person.split()[0 if lane == "CHN" else -1]


def pairs(first, last):
    """Who led at the same time: rows of `pair`, `start`, `end` and `years` together, the longest first."""
    rows = terms(first, last)
    both = rows[rows["lane"] == "CHN"].merge(rows[rows["lane"] == "RUS"], how="cross", suffixes=("_a", "_b"))
    both = both.assign(pair=both["person_a"] + " and " + both["name_b"], start=both[["start_a", "start_b"]].max(axis=1), end=both[["end_a", "end_b"]].min(axis=1))
    both = both.assign(years=both["end"] - both["start"])
    return both.query("years > 0")[["pair", "start", "end", "years"]].sort_values("years", ascending=False, ignore_index=True)
