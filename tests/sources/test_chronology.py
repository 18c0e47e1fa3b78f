"""The chronology: each event once, every row of the tables behind it once, faults refused with file and row, disagreements that are real."""

import re

import pandas as pd
import pytest

from companion import data, paths
from companion.errors import CompanionError
from companion.sources import chronology, claims, happenings


@pytest.fixture(scope="module")
def table():
    return data.load("chronology").fillna("")


@pytest.fixture(scope="module")
def same():
    return pd.read_csv(paths.DATA / "collected" / "same_events.csv", dtype="string", keep_default_na=False)


@pytest.fixture(scope="module")
def rows():
    """The candidates, made from the tables as they stand in data/: what the step makes from the originals."""
    themes = pd.read_csv(paths.DATA / "collected" / "event_themes.csv", dtype="string").set_index("table_key")["theme"].to_dict()
    return pd.concat([happenings.mapped(name, pd.read_csv(paths.DATA / f"{name}.csv", dtype="string"), themes) for name in happenings.TABLES], ignore_index=True)


def candidates(*given):
    """Candidate rows from (table_key, date, title) or (table_key, date, title, date_end)."""
    frame = pd.DataFrame([(*row, "")[:4] for row in given], columns=["table_key", "date", "title", "date_end"], dtype="string")
    return frame.assign(table=frame["table_key"].str.partition(":")[0], precision="day", actors="China", theme="border", own="", paragraphs="27", publisher="P", url="https://example.org", documents="", note="")


def said(*given):
    return pd.DataFrame(given, columns=["event", "table_key", "keep"], dtype="string")


def test_every_dated_row_of_every_table_stands_in_one_event_or_is_declared_none(table, rows, same):
    told = table["tables"].str.split(";").explode()
    out = same.loc[same["keep"] == "out", "table_key"]
    assert told.is_unique
    assert set(told) | set(out) == set(rows["table_key"]) and not set(told) & set(out)
    assert set(told.str.partition(":")[0]) == set(happenings.TABLES)


def test_each_event_is_there_once_and_in_its_years(table, same):
    assert table["event"].is_unique and table["event"].str.fullmatch(r"[a-z][a-z0-9_-]*").all()
    assert table["date"].str[:4].astype(int).between(1949, 2026).all()
    groups = same[same["keep"].isin(["yes", "no", "within"])].groupby("event")["table_key"].agg(set)
    kept = table.set_index("event").loc[groups.index, "tables"].str.split(";").map(set)
    assert (kept == groups).all()


def test_an_event_that_many_tables_tell(table):
    treaty = table.set_index("event").loc["friendship_2001"]
    assert treaty["date"] == "2001-07-16" and treaty["theme"] == "alliance and treaties" and treaty["known"] == "then"
    assert {key.partition(":")[0] for key in treaty["tables"].split(";")} == {"events", "treaties", "pledges", "succession_events"}
    assert len(treaty["sources"].split(";")) == len(set(treaty["sources"].split(";"))) >= 2


def test_a_visit_and_the_act_done_during_it_are_two_events(table):
    may = table[table["date"].isin(["1991-05-15", "1991-05-16"])].set_index("event")
    assert set(may["theme"]) == {"leaders and talks", "border"} and "meetings:m_1991_05_15" in may.loc["jiang_moscow_1991", "tables"]


def test_every_disagreement_is_one(table):
    differing = table[table["dates_elsewhere"] != ""]
    assert len(differing) > 20
    for row in differing.itertuples():
        for date in re.findall(r"(?:^|, )(?:to )?([0-9-]+) \(", row.dates_elsewhere):
            assert chronology.differs(date, row.date) or chronology.differs(date, row.date_end), row.event
    by_event = table.set_index("event")["dates_elsewhere"]
    assert by_event["hunchun_rail_opens"] == "2000 (crossing_events)" and by_event["khrushchev_falls_1964"] == "1964-10-15 (Archigos)"
    assert by_event["consultations_2"] == "", "a month does not contradict a day in it"


def test_then_means_over_by_the_essays_day(table):
    last = table["date_end"].where(table["date_end"] != "", table["date"]).map(claims.last_day)
    assert ((last <= claims.ESSAY_DAY) == (table["known"] == "then")).all()


def test_one_name_for_each_actor(table):
    names = set(table["actors"].str.split(";").explode())
    assert {"China", "USSR", "Russia", "Nikita Khrushchev"} <= names and not {"PRC", "N. S. Khrushchev", "Viet Nam"} & names
    assert not any(re.search(r"[(),]|^ | $", name) for name in names)


ONE, OTHER = ("a:1", "1969-09-11", "Zhou Enlai meets Kosygin at the airport"), ("b:1", "1969-09-10", "Kosygin in Beijing")


def test_another_date_of_the_same_event_stays_to_be_seen():
    made = chronology.merged(candidates(ONE, OTHER), said(("airport", "a:1", "yes"), ("airport", "b:1", "no"))).iloc[0]
    assert (made["event"], made["date"], made["dates_elsewhere"], made["tables"]) == ("airport", "1969-09-11", "1969-09-10 (b)", "a:1;b:1")


def test_a_later_day_and_another_last_day():
    visit = [("a:1", "2023-03-20", "A visit", "2023-03-22"), ("b:1", "2023-03-21", "A talk"), ("c:1", "2023-03-20", "A trip", "2023-03-23")]
    made = chronology.merged(candidates(*visit), said(("visit", "a:1", "yes"), ("visit", "b:1", "within"), ("visit", "c:1", "no"))).iloc[0]
    assert made["dates_elsewhere"] == "to 2023-03-23 (c)"


def test_dates_that_a_note_gives_are_shown_with_who_gives_them():
    others = pd.DataFrame([("a:1", "1969-09-12", "a newspaper")], columns=["table_key", "date", "by"], dtype="string")
    made = chronology.merged(candidates(ONE, OTHER), said(), others).set_index("event")
    assert made.loc["a-1", "dates_elsewhere"] == "1969-09-12 (a newspaper)" and pd.isna(made.loc["b-1", "dates_elsewhere"])
    with pytest.raises(CompanionError, match=r"other_dates\.csv, row 2: '1969-09' does not differ from 1969-09-11 of a:1"):
        chronology.merged(candidates(ONE, OTHER), said(), others.assign(date="1969-09"))


@pytest.mark.parametrize(("given", "message"), [
    ([("x", "a:1", "yes"), ("x", "c:9", "no")], r"same_events\.csv, row 3: no table has the row 'c:9'.*What to do: mend the key"),
    ([("x", "a:1", "yes"), ("x", "b:1", "maybe")], r"row 3: keep is 'maybe'"),
    ([("x", "a:1", "yes"), ("x", "b:1", "no"), ("y", "b:1", "out")], r"row 4: b:1 is decided twice"),
    ([("x", "a:1", "no"), ("x", "b:1", "no")], r"row 2: x keeps 0 of 2 rows"),
    ([("x", "a:1", "yes")], r"row 2: x keeps 1 of 1 rows"),
    ([("x", "a:1", "yes"), ("x", "b:1", "within")], r"row 3: b:1 of 1969-09-10 is not within 1969-09-11"),
])
def test_a_fault_in_the_matching_is_refused_with_its_row(given, message):
    with pytest.raises(CompanionError, match=message):
        chronology.merged(candidates(ONE, OTHER), said(*given))


def test_the_most_exact_date_must_be_kept():
    with pytest.raises(CompanionError, match=r"row 3: b:1 has 1969-09-10, more exact than 1969-09"):
        chronology.merged(candidates(("a:1", "1969-09", "A talk"), OTHER), said(("x", "a:1", "yes"), ("x", "b:1", "no")))


def test_two_rows_that_look_like_one_event_must_be_decided():
    pair = candidates(("a:1", "2020-01-31", "Zabaikalsk: closed to passengers"), ("a:2", "2020-01-31", "Zabaikalsk: closed for passengers"), ("b:1", "2020-01-31", "Zabaikalsk: closed to passengers"))
    with pytest.raises(CompanionError, match=r"a:1 and a:2 look like one event.*different if not"):
        chronology.merged(pair, said())
    assert len(chronology.merged(pair, said(("two", "a:1", "different"), ("two", "a:2", "different")))) == 3
    assert len(chronology.merged(pair, said(("one", "a:1", "yes"), ("one", "a:2", "no")))) == 2
    assert len(chronology.merged(pair, said(("none", "a:2", "out")))) == 2


def test_a_table_joins_by_a_line(monkeypatch):
    monkeypatch.setitem(happenings.TABLES, "steps", {"key": ["date", "capital", "what"], "date": "date", "end": "date_end", "precision": "precision", "title": "{what}", "actors": ("capital", {"Moscow": "USSR"}, ""), "theme": happenings.CRISES, "own": "paragraph", "url": "url"})
    frame = pd.DataFrame({"date": ["1958-09-07", None], "date_end": None, "precision": "day", "capital": "Moscow", "what": ["Writes; warns", "Undated"], "paragraph": [10, 10], "publisher": "P", "url": "https://example.org", "note": None})
    made = happenings.mapped("steps", frame)
    assert made["table_key"].tolist() == ["steps:1958-09-07|Moscow|Writes, warns"]
    assert made.loc[0, ["actors", "theme", "own", "note"]].tolist() == ["USSR", "crises and war", "10", ""]
    with pytest.raises(CompanionError, match="is the key of two rows"):
        happenings.mapped("steps", pd.concat([frame, frame]))


def test_a_row_without_theme_is_refused(rows):
    events = pd.read_csv(paths.DATA / "events.csv", dtype="string")
    with pytest.raises(CompanionError, match=r"event_themes\.csv: events:\w+ has the theme ''"):
        happenings.mapped("events", events, {})


def test_an_event_has_the_documents_of_all_its_rows_once():
    rows = candidates(("a:1", "1958-09-27", "A letter"), ("b:1", "1958-09-27", "The letter")).assign(documents=["D013;D015", "D013"])
    assert chronology.merged(rows, said(("x", "a:1", "yes"), ("x", "b:1", "no")))["documents"].tolist() == ["D013;D015"]


def test_documents_of_the_chronology_exist():
    named = data.load("chronology")["documents"].dropna().str.split(";").explode()
    assert len(named) > 50 and set(named) <= set(data.load("documents")["document"])
