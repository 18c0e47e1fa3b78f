"""The chronology: the happenings of all tables as one list, each event once, with the dates on which its sources disagree.

Which rows tell the same event is no matter for a rule: it was decided by reading, row by row, and stands in
data/collected/same_events.csv. A visit and what was signed or said during it are two events.
"""

import difflib
import re

import pandas as pd

from companion.errors import CompanionError
from companion.sources import claims, collected, happenings

FILE, OTHERS_FILE = "data/collected/same_events.csv", "data/collected/other_dates.csv"
KEEP = ("yes", "no", "within", "different", "out")     # kept row, other row of the event, a later day of it, two events that look like one, no event
ALIKE = 0.6     # how alike two titles of one table and day may be before somebody must decide
COLUMNS = ["event", "date", "date_end", "precision", "title", "actors", "theme", "paragraphs", "tables", "documents", "sources", "url", "dates_elsewhere", "known", "note"]


def merged(rows, same, others=None):
    """The table `chronology` from candidates (as happenings.mapped gives them) and same_events (event, table_key, keep).

    others: table_key, date, by: dates that a note of the row or its page gives for the same happening, and who gives them.

    Raises CompanionError, naming file and row, where one of them names an unknown key, where same_events decides a row twice, keeps none or two rows of an
    event, keeps a rougher date than it has or calls a day its own that is not; where a date of `others` is no other; and where two rows of a table look like one event and nobody has decided.
    """
    known = rows.set_index("table_key", drop=False)
    same = same.assign(line=range(2, len(same) + 2))
    _known_keys(same, known, FILE)
    known = known.assign(others=_others(others, known))
    for row in same.itertuples():
        if row.keep not in KEEP:
            raise CompanionError(f"keep is {row.keep!r}", f"{FILE}, row {row.line}", f"one of {', '.join(KEEP)}", "mend the word")
    decided = same[same["keep"] != "different"]
    for row in decided[decided["table_key"].duplicated()].itertuples():
        raise CompanionError(f"{row.table_key} is decided twice", f"{FILE}, row {row.line}", "one event for each row", "keep one of the two rows")
    groups = dict(tuple(decided[decided["keep"] != "out"].groupby("event")))
    for event, part in groups.items():
        _look(event, part, known)
    undecided(rows, same)
    alone = known.drop(index=decided["table_key"])
    result = [_event(_id(key), alone.loc[[key]], alone.loc[key]) for key in alone.index]
    for event, part in groups.items():
        members = known.loc[part["table_key"]].assign(keep=part["keep"].tolist())
        result.append(_event(event, members, members[members["keep"] == "yes"].iloc[0]))
    table = pd.DataFrame(result, columns=COLUMNS, dtype="string").replace("", pd.NA)
    for event in table.loc[table["event"].duplicated(), "event"]:
        raise CompanionError(f"two events are called {event!r}", FILE, "an id for each event", "rename the event there")
    return table


def _id(key):
    """An id that can stand in an address, for the event that one row alone tells."""
    return re.sub(r"[^a-z0-9_]+", "-", key.lower())[:90].strip("-")


def _known_keys(frame, known, file):
    for number, key in enumerate(frame["table_key"], start=2):
        if key not in known.index:
            raise CompanionError(f"no table has the row {key!r}", f"{file}, row {number}", "table:key of a dated row of a table in the chronology", "mend the key, or take the row out if its table has lost it")


def _others(others, known):
    """What `others` adds to the dates elsewhere of each row: text by table_key."""
    said = pd.Series("", index=known.index, dtype="string")
    if others is not None:
        _known_keys(others, known, OTHERS_FILE)
        for number, row in enumerate(others.itertuples(), start=2):
            if not differs(row.date, known.loc[row.table_key, "date"]):
                raise CompanionError(f"{row.date!r} does not differ from {known.loc[row.table_key, 'date']} of {row.table_key}", f"{OTHERS_FILE}, row {number}", "another date", "mend the date, or take the row out")
            said[row.table_key] = ", ".join(filter(None, [said[row.table_key], f"{row.date} ({row.by})"]))
    return said


def _look(event, part, known):
    kept = part[part["keep"] == "yes"]
    if len(kept) != 1 or len(part) < 2:
        raise CompanionError(f"{event} keeps {len(kept)} of {len(part)} rows", f"{FILE}, row {part['line'].iloc[0]}", "two rows or more, one of them with keep yes", "mark the row with the most exact date as yes")
    kept = known.loc[kept["table_key"].iloc[0]]
    for row in part.itertuples():
        date = known.loc[row.table_key, "date"]
        if row.keep == "no" and len(date) > len(kept["date"]):
            raise CompanionError(f"{row.table_key} has {date}, more exact than {kept['date']} of the row kept", f"{FILE}, row {row.line}", "the most exact date kept", "mark this row as yes and the other as no")
        if row.keep == "within" and not kept["date"] <= date <= (kept["date_end"] or date):     # where the last day was not read, a reader says that the day is of the event
            raise CompanionError(f"{row.table_key} of {date} is not within {kept['date']} to {kept['date_end'] or 'an unknown day'}", f"{FILE}, row {row.line}", "a day of the event's span", "write no: then its date is shown as a disagreement")


def undecided(rows, same):
    """Raise CompanionError at two rows of a table, of one date and the same actors, whose titles are alike and which same_events does not speak of together."""
    together = {}
    for row in same.itertuples():
        together.setdefault(row.table_key, set()).add(row.event)
    for _, part in rows[~rows["table_key"].isin(same.loc[same["keep"] == "out", "table_key"])].groupby(["table", "date", "actors"]):
        pairs = [(one, other) for number, one in enumerate(part.to_dict("records")) for other in part.to_dict("records")[number + 1:]]
        for one, other in pairs:
            alike = difflib.SequenceMatcher(None, one["title"], other["title"], autojunk=False).ratio()
            if alike >= ALIKE and not together.get(one["table_key"], set()) & together.get(other["table_key"], set()):
                raise CompanionError(f"{one['table_key']} and {other['table_key']} look like one event ({one['title']!r}, {other['title']!r})", FILE, "a word on whether they are",
                                     "read both, and write two rows with one event: yes and no if they tell the same, different if not")


def differs(one, other):
    """Whether two ISO dates contradict each other: a month does not contradict a day in it."""
    return bool(one and other) and not one.startswith(other) and not other.startswith(one)


def _event(event, members, kept):
    others = members[(members["table_key"] != kept["table_key"]) & (members["keep"] != "within")] if "keep" in members else members.iloc[:0]
    elsewhere = []
    for row in others.itertuples():
        if differs(row.date, kept["date"]):
            elsewhere.append(f"{row.date} ({row.table})")
        elif differs(row.date_end, kept["date_end"]):
            elsewhere.append(f"to {row.date_end} ({row.table})")
    elsewhere += [text for text in members["others"] if text]
    chosen = members["own"][members["own"] != ""] if (members["own"] != "").any() else members["paragraphs"][members["paragraphs"] != ""]
    paragraphs = sorted({int(number) for text in chosen for number in text.split(";")})
    last = claims.last_day(kept["date_end"] or kept["date"])
    return {**{column: kept[column] for column in ("date", "date_end", "precision", "title", "actors", "theme", "url", "note")}, "event": event, "paragraphs": ";".join(map(str, paragraphs)), "tables": ";".join(sorted(members["table_key"])), "documents": ";".join(sorted({id for text in members["documents"] if text for id in text.split(";")})),
            "sources": ";".join(dict.fromkeys(name.strip() for text in members["publisher"] for name in text.split(";"))), "dates_elsewhere": ", ".join(dict.fromkeys(elsewhere)), "known": "then" if last <= claims.ESSAY_DAY else "later"}


def chronology(table):
    """The table `chronology`: one row an event. table: a function that gives each other table by its name."""
    rows, themes = happenings.rows(table)
    _known_keys(themes, rows.set_index("table_key"), happenings.THEMES_FILE)
    same, others = (collected.read("event_matches", columns, name) for columns, name in ((["event", "table_key", "keep"], "same_events.csv"), (["table_key", "date", "by"], "other_dates.csv")))
    return merged(rows, same, others)
