"""The changes of leader of China and the USSR or Russia, put to the event study: one frame a question, a row a line of its figure.

Changes are turned so that more is closer, unless a column says `in_units`. The yearly measures are those of `relationship`.
"""

import math

import numpy as np
import pandas as pd

from companion import data, event_study, led, relationship

LISTS = {"posts": "by formal post", "archigos": "by who really ruled"}
FAMILY_FIRST = ("CHN",)     # Chinese names are written with the family name first
BOUND = 0.5     # standard deviations of a measure from year to year: below this a change passes for small (half of one is Cohen's medium effect)
TABLES = ["successions", "votes", "ideal_points", "disputes", "trade", "arms", "treaties", "meetings"]     # what all this rests on
ORIGINS = ["leader_posts", "archigos", "un_votes", "ideal_points", "gml_mid", "cow_trade", "unctad", "imf_imts", "sipri_arms", "border_treaties", "meeting_list"]     # and of their sources those that are used


def changes():
    """Rows of `successions` with `year` and `told`, who followed whom by family name."""
    rows = data.load("successions")
    short = {person: person if country in FAMILY_FIRST else person.split()[-1] for side in ("predecessor", "successor") for person, country in zip(rows[side], rows["country"])}
    told = [f"{short[before]} to {short[after]}" for before, after in zip(rows["predecessor"], rows["successor"])]
    return rows.assign(year=rows["date"].dt.year, told=told)


def years():
    """{list: the years with a change of leader on either side}, each year once."""
    return {name: sorted(set(rows["year"])) for name, rows in changes().groupby("list")}


def measures():
    """{measure: yearly Series, more is closer}, of China and the USSR or Russia."""
    return {measure: relationship.closer(measure, relationship.yearly(measure)) for measure in relationship.MEASURES if measure != "pair trade"}


def changed(window):
    """{measure: its changes across every year}, see `event_study.changes`."""
    return {measure: event_study.changes(series, window) for measure, series in measures().items()}


def _told(name):
    return changes().query("list == @name").groupby("year")["told"].agg("; ".join)


def each(window, name):
    """One row a year with a succession and a measure: year, succession, measure, change (standard deviations of the measure's changes), in_units."""
    own, told = changed(window), _told(name)
    table = event_study.standardised(own).stack().rename("change").rename_axis(["year", "measure"])
    rows = pd.DataFrame([(year, told[year], measure) for year in told.index for measure in own], columns=["year", "succession", "measure"])
    rows = rows.merge(table.reset_index(), how="left", on=["year", "measure"])
    return rows.assign(in_units=[relationship.closer(row.measure, own[row.measure].get(row.year, math.nan)) for row in rows.itertuples()])


def by_measure(window):
    """One row a measure and list: the keys of `event_study.pooled`; excess and its intervals in standard deviations of the yearly measure;
    excess_in_units; ratio of size to usual size; shift, see `event_study.shifted`; small, whether an effect of BOUND is ruled out."""
    own, events, rows = changed(window), years(), []
    for measure, series in measures().items():
        for name in LISTS:
            found, deviation = event_study.pooled(own[measure], events[name]), series.std(ddof=0)
            scaled = {key: found[key] / deviation for key in ("excess", "low", "low90", "high90", "high")}
            rows.append({"measure": measure, "list": name, **found, **scaled, "excess_in_units": relationship.closer(measure, found["excess"]), "ratio": found["size"] / found["usual_size"],
                         "shift": event_study.shifted(own[measure], events[name]), "bound": BOUND, "small": event_study.equivalent(scaled, BOUND)})
    return pd.DataFrame(rows)


def of_pairs(window, least=5, draws=500):
    """One row a measure and pair of compared states with at least `least` successions: the keys of `event_study.pooled`, `ratio`, `place` (1 is the
    largest ratio), `of` (pairs on the measure), `own` (China and the USSR or Russia). All by Archigos; a change on either side counts."""
    rows = data.load("successions_compared")
    of_state = rows["date"].dt.year.groupby(rows["country"].replace(led.LINE)).agg(set)
    result = []
    for measure in relationship.OF_ALL_PAIRS:
        for one, two in [(one, two) for one in of_state.index for two in of_state.index if one < two]:
            change = event_study.changes(relationship.yearly(measure, one, two), window)
            if (change != 0).any():
                result.append({"measure": measure, "pair": f"{one}-{two}", **event_study.pooled(change, of_state[one] | of_state[two], draws)})
    result = pd.DataFrame(result).query("n >= @least")
    result = result.assign(ratio=result["size"] / result["usual_size"], own=result["pair"] == "CHN-RUS")
    of_measure = result.groupby("measure")["ratio"]
    return result.assign(place=of_measure.rank(ascending=False, method="min").astype(int), of=of_measure.transform("size").astype(int))


def specifications(windows, draws=2000):
    """One row a question, list, measure and window: n, p, unusual (p below 0.05, missing without an event)."""
    events, rows = years(), []
    for window in windows:
        own = changed(window)
        for measure in own:
            for name in LISTS:
                found = event_study.pooled(own[measure], events[name], draws)
                rows += [{"question": question, "list": name, "measure": measure, "window": window, "n": found["n"], "p": found.get(key, math.nan)} for question, key in (("moved more", "p_size"), ("moved one way", "p"))]
    rows = pd.DataFrame(rows).sort_values(["question", "list", "measure", "window"], key=lambda column: column if column.name == "window" else column.map({value: at for at, value in enumerate(column.unique())}), ignore_index=True)
    return rows.assign(unusual=(rows["p"] < 0.05).astype("boolean").where(rows["p"].notna()))


def without_one(window, name, draws=2000):
    """One row a year left out, and one for none: left_out, cells, excess, ratio of size to usual size, p_size, all measures together."""
    own, events, told, rows = changed(window), years()[name], _told(name), []
    for left_out in [None, *events]:
        found = event_study.together(own, [year for year in events if year != left_out], draws)
        rows.append({"left_out": "none" if left_out is None else f"{left_out} {told[left_out]}", "cells": found["cells"], "excess": found["excess"], "ratio": found["size"] / found["usual_size"], "p_size": found["p_size"]})
    return pd.DataFrame(rows)


def in_bins(draws, bins=40):
    """Draws counted in columns of equal width: rows of `at`, the middle, and `draws`."""
    count, edges = np.histogram(draws, bins=bins)
    return pd.DataFrame({"at": (edges[:-1] + edges[1:]) / 2, "draws": count})
