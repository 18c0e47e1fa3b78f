"""The documents: each row with its archive, address, date and how far it was read; quotations short and as their source has them."""

import re

import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import claims, collected, documents as step

MIRRORS = re.compile(r"dvincitest|drivingcreative|docslib|issuhub|studylib|ebin\.pub|web\.archive|books\.google|erenow|faqs\.org|numervin|3gbook|vdoc|dokumen|libgen", re.I)


@pytest.fixture(scope="module")
def documents():
    return data.load("documents")


def test_every_row_says_where_it_is_kept_and_how_far_it_was_read(documents):
    assert documents[["archive", "url", "read", "copy", "nature", "kind", "shows", "weighs", "relation"]].notna().all().all()
    assert (documents["archive"].str.len() >= 2).all()


def test_a_mirror_is_called_one(documents):
    own = documents[documents["copy"] == "own"]
    wrong = own[own["url"].str.contains(MIRRORS) & ~own["archive"].str.contains("Google|docslib", regex=True)]
    assert not len(wrong), wrong[["document", "url"]].to_string()


def test_machine_translations_are_marked(documents):
    assert (documents["translation"] == "machine").any()
    assert documents.loc[documents["document"] == "D002", "translation"].item() == "machine"


def test_a_document_without_a_date_is_rare_and_says_so(documents):
    undated = documents[documents["date"].isna()]
    assert len(undated) < len(documents) / 10 and undated["note"].notna().all()


def test_more_than_half_are_primary(documents):
    assert (documents["nature"] == "primary").mean() > 0.5


def test_quotations_are_short_and_say_how_they_were_read(documents):
    quoted = documents.dropna(subset=["quotation"])
    assert len(quoted) > 100 and quoted["reading"].notna().all()
    assert (quoted["quotation"].str.split().str.len() <= 25).all()


def plain(text):
    """The words without line breaks and without the form of quotation marks, apostrophes and dashes."""
    marks = str.maketrans({"\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"', "\N{EN DASH}": "-", "\N{EM DASH}": "-"})
    return re.sub(r"\s+", " ", text.translate(marks)).strip()


def test_a_quotation_is_the_wording_that_was_stored_when_it_was_read(documents):
    wordings = collected.read(step.ORIGIN, ["document", "words", "url", "read_on", "found"], "document_wordings.csv").set_index("document")
    quoted = documents.dropna(subset=["quotation"]).set_index("document")
    assert set(quoted.index) == set(wordings.index)
    wrong = [document for document, row in quoted.iterrows() if plain(row["quotation"]) not in plain(wordings.loc[document, "words"])]
    assert not wrong
    assert wordings["url"].str.fullmatch(r"https?://[!-~]+").all() and wordings["read_on"].str.fullmatch(r"2026-\d\d-\d\d").all()


def test_paragraphs_and_statements_are_the_essays(documents):
    numbers = documents["paragraphs"].str.split(";").explode().astype(int)
    assert numbers.between(1, 31).all()
    assert set(documents["claims"].dropna().str.split(";").explode()) <= set(data.load("claims")["id"])


def test_each_historical_paragraph_has_documents(documents):
    covered = set(documents["paragraphs"].str.split(";").explode().astype(int))
    assert {1, *range(5, 20), 22, 23, 24} <= covered


def broken(monkeypatch, **change):
    rows = collected.read(step.ORIGIN, ["document"], "documents.csv")
    whole = rows.assign(**{column: rows[column].where(rows.index != 3, value) for column, value in change.items()})
    monkeypatch.setattr(collected, "read", lambda *_: whole)


@pytest.mark.parametrize("change, words", [
    ({"quotation": "word " * 26, "reading": "new"}, "26 words"),
    ({"quotation": "short", "reading": ""}, "go together"),
    ({"copy": "own", "read_at": "https://elsewhere.example/"}, "read elsewhere"),
    ({"published": "2024-02", "known": "then"}, "published on 2024-02"),
    ({"published": "2021", "known": "then"}, "published on 2021 "),
    ({"published": "", "date": "2021-08", "date_end": "", "known": "then"}, "it is of 2021-08 "),
])
def test_a_row_that_is_not_sound_is_refused_with_its_place(monkeypatch, change, words):
    broken(monkeypatch, **change)
    with pytest.raises(CompanionError, match=words) as caught:
        step.derive()
    assert "documents.csv, row 5" in str(caught.value)


def test_evidence_for_a_document_that_is_not_there_is_refused(monkeypatch):
    rows = claims.collected_evidence()
    monkeypatch.setattr(claims, "collected_evidence", lambda: rows.assign(document=rows["document"].where(rows.index != 0, "D999"), figure="", source="", url="", date="", known=""))
    with pytest.raises(CompanionError, match="D999"):
        claims.evidence()


def test_evidence_takes_its_source_from_the_document(documents):
    evidence = data.load("evidence").dropna(subset=["document"]).merge(documents, on="document", suffixes=("", "_of"))
    assert len(evidence) > 100
    assert (evidence["source"] == evidence["archive"]).all() and (evidence["url"] == evidence["url_of"]).all() and (evidence["known"] == evidence["known_of"]).all()
