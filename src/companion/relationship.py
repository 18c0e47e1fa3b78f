"""The relationship of two states in yearly measures: one number a year, missing where nothing is coded."""

from functools import lru_cache

import pandas as pd

from companion import data, led, partners

# measure: (name, unit, whether more is closer)
MEASURES = {
    "agreement": ("UN agreement", "per cent of common votes", True),
    "distance": ("Distance of ideal points", "points", False),
    "disputes": ("Militarised disputes", "under way in the year", False),
    "trade": ("Trade", "per cent of Soviet or Russian trade", True),
    "arms": ("Arms", "SIPRI's units", True),
    "agreements": ("Border and military agreements", "signed in the year", True),
    "meetings": ("Meetings of leaders", "in the year", True),
    "pair trade": ("Trade of the pair", "per cent of both states' trade", True),
}
FEWEST_VOTES = 10     # in a year with fewer common votes one vote weighs too much
LAST_WHOLE_YEAR = 2025     # the list of meetings goes some months beyond


def _of_pair(rows, a, b, columns=("country_a", "country_b")):
    one, two = (rows[column].replace(led.LINE) for column in columns)
    return rows[((one == a) & (two == b)) | ((one == b) & (two == a))]


def yearly(measure, a="CHN", b="RUS"):
    """The measure by calendar year, a Series; `RUS` stands for the USSR and Russia. Zero only where a count says so, within the years that are coded.

    Raises KeyError for a measure that is not in MEASURES, or for another pair if the measure is none of OF_ALL_PAIRS.
    """
    own = measure in _OWN and {a, b} == {"CHN", "RUS"}
    return (_OWN[measure]() if own else _OF_PAIRS[measure](a, b)).sort_index().rename(measure)


def closer(measure, series):
    """The series turned, where needed, so that more is closer."""
    return series if MEASURES[measure][2] else -series


def _agreement(a, b):
    rows = _of_pair(data.once("votes"), a, b)
    return 100 * rows[rows["n_votes"] >= FEWEST_VOTES].set_index("year")["agreement"]


@lru_cache
def positions():
    """Ideal points by final-passage votes: a frame of years by country, the USSR and Russia as one."""
    points = data.once("ideal_points").query("series == 'final passage'")
    return points.assign(country=points["country"].replace(led.LINE)).pivot_table(index="year", columns="country", values="value")


def _distance(a, b):
    return (positions()[a] - positions()[b]).abs().dropna()


def _disputes(a, b):
    every = data.once("disputes").query("source == 'gml_mid'")
    rows = _of_pair(every, a, b, ("side_a", "side_b"))
    return rows.groupby("year")["dispute"].nunique().reindex(range(1950, every["year"].max() + 1), fill_value=0).astype(float)


def _pair_trade(a, b):
    return _of_pair(data.once("pair_trade"), a, b).set_index("year")["share"]


def _trade():
    rows = pd.concat([partners.headline("SUN"), partners.headline("RUS")])
    return rows[(rows["partner"] == "CHN") & (rows["turnover"] > 0)].set_index("year")["share"]     # a zero is a gap in the reports


def _arms():
    rows = data.once("arms").query("supplier in ('SUN', 'RUS') and recipient == 'CHN'")
    return rows.groupby("year")["tiv"].sum().reindex(range(1950, rows["year"].max() + 1), fill_value=0.0)


def _agreements():
    signed = data.once("treaties").query("signed_precision == 'day'")["signed"]
    return _by_year(signed[signed >= "1950"])


def _meetings():
    return _by_year(data.once("meetings").query("level == 'leader' and in_person")["start"]).loc[:LAST_WHOLE_YEAR]


def _by_year(dates):
    years = dates.str[:4].astype(int)
    return years.value_counts().reindex(range(1950, years.max() + 1), fill_value=0).astype(float)


_OF_PAIRS = {"agreement": _agreement, "distance": _distance, "disputes": _disputes, "pair trade": _pair_trade}
_OWN = {"trade": _trade, "arms": _arms, "agreements": _agreements, "meetings": _meetings}     # collected for China and the USSR or Russia only
OF_ALL_PAIRS = tuple(_OF_PAIRS)


def falls(series, least):
    """Every fall of at least `least` from a high to the next low: a frame of high_year, high, low_year, low, fall, and `back`, the first later year at or above the high.

    A turn counts only when the series has moved by `least` the other way (a zigzag filter, as for turning points of business cycles:
    Bry and Boschan 1971, Cyclical Analysis of Time Series, National Bureau of Economic Research, in its plainest form). `back` is missing if there is none.
    """
    known, rows = series.dropna().sort_index(), []
    high = low = (known.index[0], known.iloc[0])
    falling = False
    for year, value in known.items():
        if falling:
            low = min(low, (year, value), key=lambda point: point[1])
            if value - low[1] >= least:
                rows.append((high, low))
                falling, high = False, (year, value)
        else:
            high = max(high, (year, value), key=lambda point: point[1])
            if high[1] - value >= least:
                falling, low = True, (year, value)
    if falling:
        rows.append((high, low))
    result = pd.DataFrame([(*high, *low, high[1] - low[1]) for high, low in rows], columns=["high_year", "high", "low_year", "low", "fall"])
    back = [known[(known.index > row.low_year) & (known >= row.high)].index for row in result.itertuples()]
    return result.assign(back=pd.array([int(years[0]) if len(years) else pd.NA for years in back], dtype="Int64"))
