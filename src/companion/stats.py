"""Measures of tables: each one function with its method's source."""

import numpy

from companion.errors import CompanionError


def herfindahl(values):
    """The Herfindahl-Hirschman index of a Series of amounts: the sum of squared shares, from 1/n (all equal) to 1 (one has all).

    Hirschman (1964), "The Paternity of an Index", American Economic Review 54(5): 761-762. Missing amounts are left out; NaN if nothing is left.
    """
    known = values.dropna()
    return float(((known / known.sum()) ** 2).sum()) if known.sum() else float("nan")


def _alike(one, other):
    """Two aligned Series of votes (1 yes, 2 abstain, 3 no; missing = absent) as arrays of the votes that both cast."""
    if not one.index.equals(other.index):
        raise CompanionError("the two series of votes have different indexes", "companion.stats", "one roll call a row, the same in both")
    a, b = (series.to_numpy(dtype=float, na_value=numpy.nan) for series in (one, other))
    both = ~(numpy.isnan(a) | numpy.isnan(b))
    strange = {*a[both], *b[both]} - {1, 2, 3}
    if strange:
        raise CompanionError(f"a vote is {min(strange):g}", "companion.stats", "1 (yes), 2 (abstain), 3 (no), or missing for an absence")
    return a[both], b[both]


def common_votes(one, other):
    """How many roll calls both states voted in; an abstention is a vote, an absence is not."""
    return len(_alike(one, other)[0])


def agreement(one, other):
    """The share of common votes that are the same (yes and yes, abstain and abstain, no and no); NaN without a common vote."""
    a, b = _alike(one, other)
    return float((a == b).mean()) if len(a) else float("nan")


def lijphart(one, other):
    """Lijphart's index of agreement: as `agreement`, but an abstention against a yes or a no counts one half.

    Lijphart (1963), "The Analysis of Bloc Voting in the General Assembly: A Critique and a Proposal", American Political Science Review 57(4): 902-917.
    """
    a, b = _alike(one, other)
    return float(1 - abs(a - b).mean() / 2) if len(a) else float("nan")


def opposed(one, other):
    """The share of common votes in which one state voted yes and the other no; NaN without a common vote."""
    a, b = _alike(one, other)
    return float((abs(a - b) == 2).mean()) if len(a) else float("nan")


def s_score(one, other):
    """Signorino and Ritter's S, unweighted, absolute distances: 1 minus twice the mean distance over the greatest possible one, from -1 to 1.

    Signorino and Ritter (1999), "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions", International Studies Quarterly 43(1): 115-144.
    The greatest distance of two votes is 2, so with three equally spaced votes S is twice Lijphart's index minus 1 and ranks pairs no differently.
    """
    a, b = _alike(one, other)
    return float(1 - 2 * (abs(a - b) / 2).mean()) if len(a) else float("nan")
