"""People on both sides of the border: regions by census, and Chinese in Russia as counted, estimated and claimed."""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import collected, frames

POPULATION = ["country", "region", "code", "level", "date", "population", "measure", "comparable", "preferred", "boundary", "publisher", "source", "note"]
CHINESE = ["id", "year", "date", "place", "kind", "voice", "low", "high", "unit", "author", "method", "recycled", "publisher", "source", "note"]


def population():
    """Rows of `border_population`; of two sources for one census of one region exactly one is preferred."""
    frame = frames.truths(collected.read("border_population", POPULATION)[POPULATION], ["comparable", "preferred"], "data/collected/border_population.csv")
    frame = frame.assign(population=frame["population"].astype("Int64")).replace("", pd.NA)
    chosen = frame[frame["measure"] == "census"].groupby(["region", "date"])["preferred"].sum()
    if (chosen != 1).any():
        region, date = chosen[chosen != 1].index[0]
        raise CompanionError(
            f"{int(chosen[region, date])} rows of {region} are preferred for the census of {date}", "data/collected/border_population.csv", "exactly one", "mend the column preferred, and say why in the note",
        )
    return frame


def chinese_in_russia():
    """Rows of `chinese_in_russia`: a number has a low and a high end, the same where it is one number."""
    file = "data/collected/chinese_in_russia.csv"
    frame = frames.truths(collected.read("chinese_in_russia", CHINESE)[CHINESE], ["recycled"], file)
    frame = frames.numbers(frame.assign(year=frame["year"].astype("Int64")), ["low", "high"])
    turned = frame[frame["low"] > frame["high"]]
    if len(turned):
        raise CompanionError(f"the low end of {turned['id'].iloc[0]} is above its high end", file, "low at most high", "exchange the two")
    return frame.replace("", pd.NA)
