"""Measures of tables: each one function with its method's source."""


def herfindahl(values):
    """The Herfindahl-Hirschman index of a Series of amounts: the sum of squared shares, from 1/n (all equal) to 1 (one has all).

    Hirschman (1964), "The Paternity of an Index", American Economic Review 54(5): 761-762. Missing amounts are left out; NaN if nothing is left.
    """
    known = values.dropna()
    return float(((known / known.sum()) ** 2).sum()) if known.sum() else float("nan")
