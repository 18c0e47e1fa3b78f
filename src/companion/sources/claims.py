"""The essay's paragraphs, its statements and the evidence on them, as collected by this book.

They have no producer but us: each step only reads the collected table, so that it goes through the same
checks as every other table.
"""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import collected, fetch

ORIGIN = "companion_claims"
ESSAY_DAY = "2021-08-24"


def paragraphs():
    """One row a paragraph: paragraph, part, point, start."""
    return _read("paragraphs.csv").astype({"paragraph": int, "part": int})


def claims():
    """One row a statement: id, paragraph, kind, paraphrase, two verdicts, confidence, why, change_mind."""
    return _read("claims.csv").astype({"paragraph": int})


def evidence():
    """One row a statement and a piece of evidence: a figure, a page, or a document, whose source, address and date come from its own row.

    Raises CompanionError at a document that is not there, and when `known` and `date` disagree about the essay's day.
    """
    rows, held = collected_evidence(), collected.read("historical_documents", ["document", "archive", "url", "date", "known"], "documents.csv").set_index("document")
    papers = rows["document"] != ""
    for wrong, problem, expected in (
        (papers & ~rows["document"].isin(held.index), "names a document that is not there", "a document of data/collected/documents.csv"),
        (~papers & (rows["date"] == ""), "has neither a date nor a document", "the date of the source"),
        (papers & (rows[["figure", "source", "url", "date", "known"]] != "").any(axis=1), "names a document and something else", "only the document: its source, address and dates stand in its own row"),
    ):
        if wrong.any():
            row = rows[wrong].iloc[0]
            raise CompanionError(f"evidence for {row['claim']} {problem}{': ' if row['document'] else ''}{row['document']}", f"data/collected/evidence.csv, row {rows[wrong].index[0] + 2}", expected, "correct the row")
    of = held.reindex(rows.loc[papers, "document"])
    rows.loc[papers, ["source", "url", "date", "known"]] = of[["archive", "url", "date", "known"]].to_numpy()
    known_then = rows["date"].map(last_day) <= ESSAY_DAY
    wrong = rows[~papers & (known_then != (rows["known"] == "then"))]
    if len(wrong):
        row = wrong.iloc[0]
        raise CompanionError(
            f"evidence for {row['claim']} of {row['date']} is marked as known {row['known']}",
            where=f"data/collected/evidence.csv, row {wrong.index[0] + 2}",
            expected=f"'then' for what was there by {ESSAY_DAY}, 'later' for all else",
            do="correct the date or the mark",
        )
    return rows


def collected_evidence():
    """The rows of evidence as collected, all text: those for a document name it, and nothing else of it."""
    return _read("evidence.csv")


def last_day(date):
    """The last day that an ISO day, month or year may mean: a date that is only known roughly counts as late."""
    return (date + "-12-31"[3 * (date.count("-")):]) if date.count("-") < 2 else date


def _read(name):
    return pd.read_csv(fetch.fetch(ORIGIN, name), dtype=str, keep_default_na=False)
