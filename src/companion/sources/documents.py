"""The documents on the history, as collected by this book, and what makes a row sound.

A quotation longer than WORDS words, a row without an address, or one that claims to be the holder's own page though it
was read elsewhere would mislead whoever cites from it, so the step refuses it.
"""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import claims, collected, package

ORIGIN = "historical_documents"
FILE = "data/collected/documents.csv"
WORDS = 25


def derive():
    """One row a document, with `claims` from the evidence; raises CompanionError at a row that is not sound, and at evidence for a document that is not there."""
    columns = [field["name"] for field in package.schema("documents")["fields"] if field["name"] != "claims"]
    rows = collected.read(ORIGIN, columns, "documents.csv")[columns]
    for number, row in enumerate(rows.to_dict("records"), 2):
        _sound(row, f"{FILE}, row {number}, {row['document']}")
    borne = claims.collected_evidence()
    borne = borne[borne["document"] != ""].groupby("document")["claim"].agg(lambda ids: ";".join(sorted(set(ids))))
    return rows.assign(claims=rows["document"].map(borne).fillna("")).replace("", pd.NA)


def _sound(row, where):
    words = len(row["quotation"].split())
    for wrong, problem, expected, do in (
        (words > WORDS, f"the quotation has {words} words", f"at most {WORDS}", "shorten it"),
        (bool(row["quotation"]) != bool(row["reading"]), "quotation and reading do not go together", "`reading` says how a quotation was read, and is empty without one", "fill or empty one of them"),
        (row["copy"] == "own" and row["read_at"] not in ("", row["url"]), "it was read elsewhere than on the holder's page", "`copy` names the kind of page at `read_at`", "correct `copy`"),
        (_after(row["published"]) and row["known"] == "then", f"it was published on {row['published']} and is marked as known then", f"'then' for what was public by {claims.ESSAY_DAY}", "correct the date or the mark"),
        (_after(row["date"]) and row["known"] == "then", f"it is of {row['date']} and is marked as known then", f"'then' for what was public by {claims.ESSAY_DAY}", "correct the date or the mark"),
        (row["date"] == "" and row["date_end"] != "", "it has a last day without a first", "a date", "add it or empty both"),
    ):
        if wrong:
            raise CompanionError(problem, where, expected, do)


def _after(date):
    """Whether an ISO date may be later than the essay's day; no date is not."""
    return date != "" and claims.last_day(date) > claims.ESSAY_DAY
