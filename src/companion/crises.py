"""The steps and places of one crisis: which they are, the one that a sentence is about, and how much time or ground lies between two."""

import pandas as pd
import shapely

from companion import data, geo
from companion.errors import CompanionError
from companion.sources import dates

# how to read a strip: what every one of them says in its caption
CAPTION = "An arrow stands before what the other ally was told; where there is none, no page that we read says it. Chosen by us, from documents and pages named in the data below."
SHOWN = ["date", "date_end", "capital", "what", "told", "document", "publisher", "url", "disputed", "note"]


def steps(crisis):
    """Rows of `crisis_steps` of one crisis, in time's order; raises CompanionError if there is none of that name."""
    rows = data.load("crisis_steps")
    found = rows[rows["crisis"] == crisis].sort_values(["date", "what"], ignore_index=True)
    if not len(found):
        raise CompanionError(f"there is no crisis {crisis!r}", "data/crisis_steps.csv", f"one of {', '.join(sorted(rows['crisis'].unique()))}", "mend the name")
    return found


def places(crisis):
    """Rows of `crisis_places` of one crisis."""
    rows = data.load("crisis_places")
    return rows[rows["crisis"] == crisis].reset_index(drop=True)


def aloud(rows):
    """The steps in one text, for those who cannot see the strip."""
    return " ".join(f"{row.date} {row.capital}: {row.what}" for row in rows.itertuples())


def the(rows, words):
    """The one step whose text has these words; raises CompanionError if none or several have them."""
    found = rows[rows["what"].str.contains(words, regex=False)]
    if len(found) != 1:
        raise CompanionError(f"{len(found)} steps have the words {words!r}", "data/crisis_steps.csv", "one", "give words that only one step has")
    return found.iloc[0]


def days_between(rows, first, second):
    """Whole days from the end of the step with the words `first` to the beginning of the one with the words `second`; both must be known to the day."""
    ends = [the(rows, words) for words in (first, second)]
    rough = [step for step in ends if step["precision"] != "day"]
    if rough:
        raise CompanionError(f"the step {rough[0]['what']!r} is known to the {rough[0]['precision']} only", "data/crisis_steps.csv", "two days", "choose steps with days")
    start, end = dates.first_day(pd.Series([ends[0]["date"] if pd.isna(ends[0]["date_end"]) else ends[0]["date_end"], ends[1]["date"]]))
    return (end - start).days


def apart_km(rows, first, second):
    """The shortest distance of two places, given by their keys, in kilometres on the ellipsoid."""
    ends = rows.set_index("key").loc[[first, second], ["lon", "lat"]]
    return geo.length_km(shapely.LineString(ends.to_numpy()))


def told(rows, capital):
    """(how many steps of a capital say what the other ally was told, how many there are)."""
    mine = rows[rows["capital"] == capital]
    return int(mine["told"].notna().sum()), len(mine)
