"""Tables collected by hand, each row with the page it was read on: read as they are, with dates told apart by precision."""

import pandas as pd

from companion.sources import dates, frames
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


def plain(origin_id, name, columns):
    """A step for a collected table that needs nothing but reading: a function without arguments."""
    return lambda: read(origin_id, columns, name)[columns].replace("", pd.NA)


STEPS = ["step_id", "date", "date_as_stated", "calendar", "title", "title_zh", "title_ru", "fixed", "stretch", "in_force", "publisher", "source", "note"]
MEASURES = ["measure_id", "place", "item", "low", "high", "unit", "qualifier", "as_of", "by_whom", "publisher", "source", "note"]
POINTS = ["point_id", "kind", "name", "name_zh", "name_ru", "lon", "lat", "of_what", "datum", "publisher", "source", "note"]
AGREEMENTS = ["agreement_id", "neighbour", "title", "signed", "in_force", "about", "publisher", "source", "note"]
NEIGHBOUR_EVENTS = ["event_id", "neighbour", "kind", "date", "what", "latest", "publisher", "source", "note"]


def numbers(step, *columns):
    """The same step with these columns as numbers."""
    return lambda: step().astype({column: float for column in columns})


border_steps = plain("border_history", "border_steps.csv", STEPS)
border_measures = numbers(plain("border_history", "border_measures.csv", MEASURES), "low", "high")
border_points = numbers(plain("border_history", "border_points.csv", POINTS), "lon", "lat")
neighbour_agreements = plain("border_neighbours", "neighbour_agreements.csv", AGREEMENTS)


def neighbour_events():
    """Rows of `neighbour_events`: incidents, disputes and news of China's land borders."""
    table = plain("border_neighbours", "neighbour_events.csv", NEIGHBOUR_EVENTS)()
    return table.assign(latest=table["latest"] == "true")
