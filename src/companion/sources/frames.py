"""What the steps share: looking whether a file is still what the step was written for, R's tables, and the shape of `trade`."""

import pandas as pd
import rdata

from companion.errors import CompanionError
from companion.sources.fetch import fetch


def need(frame, columns, file):
    """Raise CompanionError if the file lacks one of the columns."""
    gone = [column for column in columns if column not in frame.columns]
    if gone:
        raise CompanionError(f"the column {', '.join(gone)} is gone", f"{file}, row of headings", f"the columns {', '.join(columns)}", "look whether the producer renamed it, and mend the step")


def rda(origin_id, columns, name=None):
    """The one table of an origin's file of R data, which must have the columns. name: the file, where the origin has several."""
    path = fetch(origin_id, name)
    (frame,) = rdata.read_rda(path).values()
    need(frame, columns, path.name)
    return frame


def expect(frame, column, values, file):
    """Raise CompanionError at the first row whose value in `column` is none of `values`."""
    strange = frame[~frame[column].isin(values)]
    if len(strange):
        raise CompanionError(f"{column} is {strange[column].iloc[0]!r}", f"{file}, row {strange.index[0]}", f"one of {values}", "look what the row means, and mend the step")


def numbers(frame, columns):
    """The frame with these columns of text as numbers; nothing is missing."""
    return frame.assign(**{column: pd.to_numeric(frame[column].replace("", pd.NA)) for column in columns})


def truths(frame, columns, file):
    """The frame with these columns of `true` and `false` as booleans; raises CompanionError at any other word."""
    for column in columns:
        expect(frame, column, ["true", "false"], file)
    return frame.assign(**{column: frame[column] == "true" for column in columns})


def both_sides(flows):
    """Flows of exporter, importer, year and usd, as rows of reporter, partner and year: one side's exports are the other's imports."""
    exports = flows.rename(columns={"exporter": "reporter", "importer": "partner", "usd": "exports_usd"})
    imports = flows.rename(columns={"importer": "reporter", "exporter": "partner", "usd": "imports_usd"})
    return exports.merge(imports, on=["reporter", "partner", "year"], how="outer")


def trade(frame, source):
    """The columns of the table `trade`; rows without any value are left out."""
    frame = frame.dropna(subset=["exports_usd", "imports_usd"], how="all").assign(source=source, flag=pd.Series(pd.NA, dtype="string"))
    return frame[["reporter", "partner", "year", "exports_usd", "imports_usd", "source", "flag"]].astype({"flag": "string"})
