"""Apply the known corrections of sources; a correction whose ground has gone stops the derivation."""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import origin


def _same(column, value):
    return column.isna() if value is None else column == value


def apply(frame, table):
    """The frame with each correction of data/corrections.yml for this table made.

    An entry names rows (`origin`, `where`: one value or a list a column), how many there are (`rows`), what they hold
    now (`expect`) and what they are to hold (`set`). Raises CompanionError if the source no longer has what is expected.
    """
    frame = frame.copy()
    for number, entry in enumerate(origin.corrections(table), start=1):
        chosen = frame["source"] == entry["origin"]
        for column, wanted in entry["where"].items():
            chosen &= frame[column].isin(wanted if isinstance(wanted, list) else [wanted])
        where = f"data/corrections.yml, correction {number} of table {table} ({entry['origin']}: {entry['where']})"
        if chosen.sum() != entry["rows"]:
            raise CompanionError(f"the source now has {chosen.sum()} such rows", where, f"{entry['rows']} rows", "look whether the source has changed, and mend or remove the correction")
        for column, value in entry["expect"].items():
            rows = frame[chosen & ~_same(frame[column], value)]
            if len(rows):
                found = rows[column].iloc[0]
                raise CompanionError(f"the source now has {column} = {found}", where, f"{column} = {value}", "the source has changed or healed: mend or remove the correction")
        for column, value in entry["set"].items():
            frame.loc[chosen, column] = pd.NA if value is None else value
    return frame
