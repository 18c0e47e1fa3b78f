"""Tables collected by hand, each row with the page it was read on: read as they are, with dates told apart by precision."""

import pandas as pd

from companion.sources import dates, frames, package
from companion.sources.fetch import fetch


def read(origin_id, columns, name=None):
    """A collected table as text; `columns` are those that the step needs."""
    file = fetch(origin_id, name)
    frame = pd.read_csv(file, dtype="string", keep_default_na=False)
    frames.need(frame, columns, f"data/collected/{file.name}")
    return frame


def treaties():
    """Rows of `treaties`: the acts on the border and on military matters, with titles in three languages."""
    columns = ["treaty_id", "title", "title_zh", "title_ru", "signed", "in_force", "about", "publisher", "url", "note"]
    frame = read("border_treaties", columns)[columns]
    return frame.assign(signed_precision=dates.precision(frame["signed"])).rename(columns={"publisher": "source"}).replace("", pd.NA)


def events():
    """Rows of `events`: what happened, told in our words, to 2019 and from August 2021; only where plain is a paragraph named."""
    frame = pd.concat([read("events", ["event_id", "date", "event"], name) for name in ("events_to_2019.csv", "events_2021_2026.csv")])
    frame = frame.rename(columns={"event": "title", "date_precision": "precision", "publisher": "source"}).drop(columns="date_published")
    return frame.replace("", pd.NA)


def as_it_stands(table, origin_id):
    """A step for a collected table that needs nothing but reading: columns and types are those of the table's record."""
    def step():
        kinds, file = {field["name"]: field["type"] for field in package.schema(table)["fields"]}, f"{table}.csv"
        frame = read(origin_id, list(kinds), file)[list(kinds)]
        frame = frames.truths(frame, [name for name, kind in kinds.items() if kind == "boolean"], f"data/collected/{file}")
        return frames.numbers(frame, [name for name, kind in kinds.items() if kind in ("number", "integer")]).replace("", pd.NA)
    return step
