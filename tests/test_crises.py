"""The steps of a crisis: found by their words, counted in days, placed on the ground; and what every row must hold."""

import pandas as pd
import pytest

from companion import crises, data
from companion.errors import CompanionError

STEPS = pd.DataFrame({
    "date": ["1958-08-01", "1958-08-23", "1958-09"], "date_end": ["1958-08-03", None, None], "precision": ["day", "day", "month"], "capital": ["Moscow", "Beijing", "Beijing"],
    "what": ["Talks go on", "Guns open fire", "Ships come"], "told": [None, "nobody", None],
})


def test_days_are_counted_from_the_end_of_the_first_step():
    assert crises.days_between(STEPS, "Talks", "Guns") == 20


def test_a_step_known_to_the_month_gives_no_days():
    with pytest.raises(CompanionError, match="known to the month only"):
        crises.days_between(STEPS, "Guns", "Ships")


@pytest.mark.parametrize("words", ["nowhere", "o"])
def test_words_must_mean_one_step(words):
    with pytest.raises(CompanionError, match="steps have the words"):
        crises.the(STEPS, words)


def test_an_unknown_crisis_is_named_with_those_there_are():
    with pytest.raises(CompanionError, match="1958.*tailspin"):
        crises.steps("1962")


def test_what_the_ally_was_told_is_counted_by_capital():
    assert crises.told(STEPS, "Beijing") == (1, 2)


def test_distances_are_those_on_the_ellipsoid():
    places = pd.DataFrame({"key": ["a", "b"], "lon": [0.0, 1.0], "lat": [0.0, 0.0]})
    assert crises.apart_km(places, "a", "b") == pytest.approx(111.32, abs=0.01)


def test_each_of_the_five_crises_is_told_from_both_capitals_and_has_places():
    for crisis in ("1958", "1959", "1965", "1969", "1979"):
        steps, places = crises.steps(crisis), crises.places(crisis)
        assert {"Beijing", "Moscow"} <= set(steps["capital"]) and len(steps) >= 20
        assert set(steps["place"].dropna()) <= set(places["key"])
        assert steps["told"].notna().any()


@pytest.mark.parametrize("table", ["crisis_steps", "obstacle_steps"])
def test_every_step_has_a_page_and_its_documents_exist(table):
    rows = data.load(table)
    assert rows[["publisher", "url"]].notna().all().all()
    assert set(rows["document"].dropna().str.split(";").explode()) <= set(data.load("documents")["document"])
    assert (rows["what"].str.split().str.len() <= 26).all(), rows.loc[rows["what"].str.split().str.len() > 26, "what"].tolist()


def test_documents_and_keys_that_other_tables_name_exist():
    documents, positions = set(data.load("documents")["document"]), data.load("positions")
    for table in ("obstacles", "quotations"):
        assert set(data.load(table)["document"].dropna().str.split(";").explode().str.strip()) <= documents
    bib = (data.paths.DATA / "references.bib").read_text("utf8")
    assert all(f"{{{key}," in bib for key in positions["citekey"].dropna().unique())


def test_each_quotation_found_has_its_words_and_its_address():
    quotations = data.load("quotations")
    found = quotations[quotations["result"] != "not found"]
    assert found[["source", "words_there", "url"]].notna().all().all()
    assert (quotations["words_in_essay"].str.split().str.len() <= 25).all() and (quotations["words_there"].dropna().str.split().str.len() <= 25).all()
