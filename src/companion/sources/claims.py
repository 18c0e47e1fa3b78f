"""The essay's paragraphs, its statements and the evidence on them, as collected by this book.

They have no producer but us: each step only reads the collected table, so that it goes through the same
checks as every other table.
"""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import fetch

ORIGIN = "companion_claims"
ESSAY_DAY = "2021-08-24"


def paragraphs():
    """One row a paragraph: paragraph, part, point, start."""
    return _read("paragraphs.csv").astype({"paragraph": int, "part": int})


def claims():
    """One row a statement: id, paragraph, kind, paraphrase, two verdicts, confidence, why, change_mind."""
    return _read("claims.csv").astype({"paragraph": int})


def evidence():
    """One row a statement and a piece of evidence; raises when `known` and `date` disagree about the essay's day."""
    rows = _read("evidence.csv")
    known_then = rows["date"].map(last_day) <= ESSAY_DAY
    wrong = rows[known_then != (rows["known"] == "then")]
    if len(wrong):
        row = wrong.iloc[0]
        raise CompanionError(
            f"evidence for {row['claim']} of {row['date']} is marked as known {row['known']}",
            where=f"data/collected/evidence.csv, row {wrong.index[0] + 2}",
            expected=f"'then' for what was there by {ESSAY_DAY}, 'later' for all else",
            do="correct the date or the mark",
        )
    return rows


def last_day(date):
    """The last day that an ISO day, month or year may mean: a date that is only known roughly counts as late."""
    return (date + "-12-31"[3 * (date.count("-")):]) if date.count("-") < 2 else date


def _read(name):
    return pd.read_csv(fetch.fetch(ORIGIN, name), dtype=str, keep_default_na=False)
