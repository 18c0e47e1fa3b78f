"""Militarised disputes of one state with each of the others: seen from its side, by year, and in two versions beside each other.

The scale of hostility (1 none, 2 threat, 3 display, 4 use of force, 5 war) and the levels of deaths are those of the data
(Jones, Bremer and Singer 1996, "Militarized Interstate Disputes, 1816-1992", Conflict Management and Peace Science 15(2): 163-213).
"""

import pandas as pd

OF_A_SIDE = ["hostility", "action", "fatality", "deaths", "originator"]


def seen_from(rows, country, lines=None):
    """The rows of the table `disputes` in which `country` takes part, from its side: `other`, `own_…` and `other_…` for hostility, action, fatality, deaths, originator.

    lines: {code: code} for states that count as one, such as {"SUN": "RUS"}. `fatal` is true if either side had deaths, missing if that is not known.
    """
    own = rows[(rows["side_a"] == country) | (rows["side_b"] == country)]
    first = own["side_a"] == country
    result = own[["source", "dispute", "year", "hostility", "onset", "start", "end"]].assign(other=own["side_b"].where(first, own["side_a"]).replace(lines or {}), began=own["first_side"] == country)
    for name in OF_A_SIDE:
        result[f"own_{name}"] = own[f"{name}_a"].where(first, own[f"{name}_b"])
        result[f"other_{name}"] = own[f"{name}_b"].where(first, own[f"{name}_a"])
    levels = result[["own_fatality", "other_fatality"]]
    return result.assign(fatality=levels.max(axis=1), fatal=(levels > 0).any(axis=1).astype("boolean").mask((levels.isna().any(axis=1)) & ~(levels > 0).any(axis=1)))


def by_year(rows, by=("source", "other")):
    """The highest level of hostility and of deaths in each year, with how many disputes went on; a year without a dispute has no row.

    Deaths are missing where none are known and those of some dispute of the year are not.
    """
    return rows.groupby([*by, "year"]).agg(
        level=("hostility", "max"), fatality=("fatality", _most), n=("dispute", "nunique"), disputes=("dispute", lambda numbers: "; ".join(str(number) for number in sorted(set(numbers)))),
    ).reset_index()


def _most(levels):
    return pd.NA if levels.isna().any() and not (levels > 0).any() else levels.max()


def versions(rows, one, other, last):
    """How many disputes each version has with each state up to the year `last`: in both, in one only, and how many with deaths.

    A dispute is the same if its number is. one, other: ids of the versions.
    """
    rows = rows[rows["year"] <= last]
    numbers = {source: rows[rows["source"] == source].groupby("other")["dispute"].agg(set) for source in (one, other)}
    fatal = {source: rows[(rows["source"] == source) & rows["fatal"].fillna(False)].groupby("other")["dispute"].nunique() for source in (one, other)}
    result = []
    for state in sorted(set(rows["other"])):
        first, second = (numbers[source].get(state, set()) for source in (one, other))
        result.append({"other": state, "both": len(first & second), "only_one": len(first - second), "only_other": len(second - first), "fatal_one": int(fatal[one].get(state, 0)), "fatal_other": int(fatal[other].get(state, 0))})
    return pd.DataFrame(result)


def decades(rows, states, first, last):
    """For each state and ten years from `first` on: how many disputes went on, and the highest level; no dispute is 0, a state that did not exist is missing.

    states: {code: year from which it can have a dispute}. The last span may be shorter.
    """
    result = []
    for state, since in states.items():
        own = rows[rows["other"] == state]
        for begin in range(first, last + 1, 10):
            end = min(begin + 9, last)
            part = own[own["year"].between(begin, end)]
            exists = since <= end
            result.append({"other": state, "decade": begin, "to": end, "n": part["dispute"].nunique() if exists else None, "level": part["hostility"].max() if len(part) else None, "fatality": part["fatality"].max() if len(part) else None})
    return pd.DataFrame(result).astype({"n": "Int64", "level": "Int64", "fatality": "Int64"})
