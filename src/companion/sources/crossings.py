"""The crossings of the border: collected rows, their distance from the line, and the pandemic's days read off the events."""

import pandas as pd

from companion import geo
from companion.errors import CompanionError
from companion.sources import boundaries, collected, dates, frames

COLUMNS = ["crossing_id", "order", "name", "mode", "opened", "status", "lon", "lat", "place_of", "km_to_line", "publisher", "source"]
WITHIN_KM = 0.1     # between a distance as collected, rounded, and as computed here
PASSENGERS = ("passengers", "all", "not stated")    # an order that does not name the traffic restricted mostly people
FREIGHT = ("freight", "all")


def derive():
    """The table `crossings`."""
    table = collected.read("border_crossings", COLUMNS, "crossings.csv")
    table["opened_precision"] = dates.precision(table["opened"])
    table["order"] = table["order"].astype("Int64")
    table = frames.numbers(table, ["lon", "lat"])
    table["km_to_line"] = [_distance(row) for row in table.itertuples()]
    reports = events()
    for column, traffic, words in (("closed", PASSENGERS, ("closed", "suspended")), ("reopened_passengers", PASSENGERS, ("reopened", "resumed")),
                                   ("closed_freight", FREIGHT, ("closed", "suspended")), ("reopened_freight", FREIGHT, ("reopened", "resumed"))):
        table[column] = table["crossing_id"].map(pandemic(reports, traffic, words))
    return table.replace("", pd.NA)


def events():
    """The table `crossing_events`."""
    table = collected.read("border_crossings", ["event_id", "crossing_id", "date", "event", "of_what", "cause", "publisher", "source", "note"], "crossing_events.csv")
    return table.assign(precision=dates.precision(table["date"])).replace("", pd.NA)


def pandemic(reports, traffic, words):
    """The earliest date of such events at each crossing; a day goes before a month, a month before a year."""
    kept = reports[(reports["cause"] == "pandemic") & reports["of_what"].isin(traffic) & reports["event"].isin(words)].dropna(subset=["crossing_id"])
    kept = kept.assign(rough=-kept["date"].str.len()).sort_values(["rough", "date"])
    return kept.groupby("crossing_id")["date"].first()


def _distance(row):
    """Distance of a crossing's point from the line in km; it must agree with the collected one."""
    if pd.isna(row.lon) != (row.place_of == "none"):
        raise CompanionError(f"{row.crossing_id} is at {row.lon}, but place_of says {row.place_of!r}", "data/collected/crossings.csv", "a point, or place_of none", "mend the row")
    if pd.isna(row.lon):
        return None
    found = geo.distance_km(boundaries.line("RUS")[0], row.lon, row.lat)
    if abs(found - float(row.km_to_line)) > WITHIN_KM:
        raise CompanionError(f"{row.crossing_id} lies {found:.2f} km from the line", "data/collected/crossings.csv", f"{row.km_to_line} km, as collected", "look whether the point was changed")
    return round(found, 1)
