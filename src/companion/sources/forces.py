"""Forces along the border: counts that disagree, lengths as stated, what the agreements allow, dated steps; collected by hand."""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import claims, dates, frames
from companion.sources.collected import read
from companion.sources.neighbours import KM_PER_MILE


def _numbers(frame, columns):
    return frames.numbers(frame, columns).replace("", pd.NA)


def troops():
    """Rows of `border_troops`: each count as its source gives it; counts that contradict each other stand side by side."""
    frame = _numbers(read("border_forces", ["count_id", "side", "low", "high", "unit", "scope", "kind"], "border_troops.csv"), ["first_year", "last_year", "low", "high"])
    turned = frame[(frame["low"] > frame["high"]) | (frame["first_year"] > frame["last_year"])]
    if len(turned):
        raise CompanionError(f"the range of {turned['count_id'].iloc[0]} is turned round", f"data/collected/border_troops.csv, row {turned.index[0] + 2}", "the smaller value first", "read the source and mend the row")
    return frame


def lengths():
    """Rows of `frontier_lengths`: the length of each frontier as a source states it, and in kilometres."""
    frame = _numbers(read("border_forces", ["length_id", "border", "stated", "unit", "km"], "frontier_lengths.csv"), ["stated", "km", "year"])
    expected = (frame["stated"] * frame["unit"].map({"km": 1, "miles": KM_PER_MILE})).round()
    wrong = frame[expected != frame["km"]]
    if len(wrong):
        raise CompanionError(f"{wrong['length_id'].iloc[0]} is {wrong['km'].iloc[0]} km", f"data/collected/frontier_lengths.csv, row {wrong.index[0] + 2}", f"{expected[wrong.index[0]]:.0f} km, from the stated length", "mend the row")
    return frame


def limits():
    """Rows of `border_limits`: what the agreements of 1990, 1996 and 1997 say, by article, and how they are watched over."""
    return _numbers(read("border_forces", ["limit_id", "agreement", "article", "topic", "value", "unit"], "border_limits.csv"), ["value"])


def steps():
    """Rows of `force_steps`: what happened to the forces, in order; `known` tells whether it was over by the essay's day."""
    frame = read("border_forces", ["step_id", "date", "kind", "step"], "force_steps.csv").replace("", pd.NA)
    known = (frame["date"].map(claims.last_day) <= claims.ESSAY_DAY).map({True: "then", False: "later"})
    return frame.assign(precision=dates.precision(frame["date"]), known=known)
