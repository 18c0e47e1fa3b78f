"""The event study: how a yearly measure changes across given years, beside how it changes across any other years.

A change is the mean of some years after a year less the mean of as many before, that year itself left out. Whether changes across the
events are unusual is asked by randomisation (Fisher 1935, The Design of Experiments; MacKinlay 1997, "Event Studies in Economics and
Finance", Journal of Economic Literature 35(1): 13-39, for the windows): the same number of years is drawn at random, again and again,
from all years for which the measure has a change. Trends and spells are in the draws as they are in the events.
"""

import math

import numpy as np
import pandas as pd

DRAWS, SEED = 10_000, 1964


def changes(series, window=5, least=None):
    """The change across each year for which it is known: a Series by year, in the measure's unit.

    series: numbers by calendar year; a year that is missing is not known. window: years on each side. least: how many of them must
    be known on each side; half of the window, rounded up, if not given. The year itself belongs to neither side.
    """
    known = series.dropna()
    if known.empty:
        return known.astype(float)
    least = least or math.ceil(window / 2)
    every = known.astype(float).reindex(range(int(known.index.min()) - window, int(known.index.max()) + window + 1))
    before = every.shift(1).rolling(window, min_periods=least).mean()
    after = every[::-1].shift(1).rolling(window, min_periods=least).mean()[::-1]
    return (after - before).dropna()


def drawn(size, number, draws, seed):
    """`draws` choices of `number` different places among `size`: an array of draws x number."""
    return np.random.default_rng(seed).random((draws, size)).argsort(axis=1)[:, :number]


def pooled(change, years, draws=DRAWS, seed=SEED):
    """The changes across the given years pooled, beside as many years drawn at random: a dict.

    change: Series by year as `changes` gives it; years outside it do not count. n: events that count. mean: their mean change.
    excess: that mean less the mean of all draws; low, high: its 95 per cent interval, low90, high90 its 90 per cent interval, by the
    draws' quantiles. p: share of draws whose mean lies as far from the draws' mean or farther. size: mean change without its sign;
    usual_size: the same over the draws; p_size: share of draws with as large a size or larger. All but n are missing without an event.
    """
    chosen = change[change.index.isin(set(years))]
    if chosen.empty:
        return {"n": 0}
    values = change.to_numpy()
    sample = values[drawn(len(values), len(chosen), draws, seed)]
    means, sizes = sample.mean(axis=1), np.abs(sample).mean(axis=1)
    excess = chosen.mean() - means.mean()
    near = 1e-12 * max(1.0, np.abs(values).max())     # a tie must count as one, whatever the order of adding
    quantile = np.quantile(means - means.mean(), [0.025, 0.05, 0.95, 0.975])
    return {
        "n": len(chosen), "mean": chosen.mean(), "excess": excess, "low": excess - quantile[3], "low90": excess - quantile[2], "high90": excess - quantile[1], "high": excess - quantile[0],
        "p": float((np.abs(means - means.mean()) >= abs(excess) - near).mean()),
        "size": chosen.abs().mean(), "usual_size": sizes.mean(), "p_size": float((sizes >= chosen.abs().mean() - near).mean()),
    }


def shifted(change, years):
    """The share of shifts of all events by the same number of years, round the ends of the series, with as large a mean size or larger.

    It keeps the distances between the events, which `pooled` does not. Exact: every shift is tried, none at random. Missing without an event.
    """
    held = np.flatnonzero(change.index.isin(set(years)))
    if not len(held):
        return float("nan")
    sizes = np.abs(change.to_numpy())
    every = np.array([sizes[(held + step) % len(sizes)].mean() for step in range(len(sizes))])
    return float((every >= every[0] - 1e-12 * max(1.0, sizes.max())).mean())


def equivalent(result, bound):
    """Whether the excess is shown to be smaller than the bound either way (two one-sided tests at 5 per cent: Schuirmann 1987, Journal of
    Pharmacokinetics and Biopharmaceutics 15(6): 657-680): its 90 per cent interval lies between -bound and bound."""
    return bool(-bound < result["low90"] and result["high90"] < bound)


def together(measures, years, draws=DRAWS, seed=SEED):
    """All measures in one test: each change in standard deviations of its measure's changes, pooled over events and measures: a dict.

    measures: {name: changes as `changes` gives them}, more meaning closer in each. Each draw takes as many years as there are events, for
    all measures alike, so that what moves together counts together. Keys as of `pooled`; cells: events times measures that are known;
    draws: the mean size in each draw; least_unusual: the size that one draw in twenty reaches.
    """
    table = standardised(measures)
    held = table[table.index.isin(set(years))]
    cells = table.to_numpy()[drawn(len(table), len(held), draws, seed)]
    means, sizes = np.nanmean(cells, axis=(1, 2)), np.nanmean(np.abs(cells), axis=(1, 2))
    mean, size = float(np.nanmean(held)), float(np.nanmean(held.abs()))
    low, low90, high90, high = np.quantile(means - means.mean(), [0.975, 0.95, 0.05, 0.025])
    excess = mean - means.mean()
    return {
        "n": len(held), "cells": int(held.notna().sum().sum()), "mean": mean, "excess": excess, "low": excess - low, "low90": excess - low90, "high90": excess - high90, "high": excess - high,
        "p": float((np.abs(means - means.mean()) >= abs(excess)).mean()), "size": size, "usual_size": float(sizes.mean()), "p_size": float((sizes >= size).mean()),
        "least_unusual": float(np.quantile(sizes, 0.95)), "draws": sizes,
    }


def standardised(measures):
    """The changes of each measure in its own standard deviations: a frame of years by measures; a measure that never changes is left out."""
    return pd.DataFrame({name: change / change.std(ddof=0) for name, change in measures.items() if change.std(ddof=0) > 0})
