"""Dates as the sources give them: a day, a month or a year."""

import pandas as pd

PRECISIONS = {10: "day", 7: "month", 4: "year"}   # by the length of the ISO text


def precision(texts):
    """What each ISO text is exact to: day, month, year; missing where there is no date."""
    return texts.str.len().map(PRECISIONS).astype("string")


def in_years(days):
    """Dates as years with decimals."""
    return days.dt.year + (days.dt.day_of_year - 1) / 365.25


def first_day(texts):
    """The date of each ISO text; a month or a year stands at its first day (read it with its precision)."""
    return pd.to_datetime(texts.where(texts != "").str.pad(10, "right", "-").str.replace(r"^(\d{4})-+$", r"\1-01-01", regex=True).str.replace(r"^(\d{4}-\d{2})-+$", r"\1-01", regex=True), format="%Y-%m-%d")
