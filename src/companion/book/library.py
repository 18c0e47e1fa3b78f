"""Claims, evidence, paragraphs, verdicts and sources as plain dicts, as the templates need them."""

import functools
import re
from collections import Counter

import yaml

from companion import data, paths
from companion.errors import CompanionError

# A mark beside each verdict: the scale can be read without colour, and in print.
MARKS = {
    "supported": "●", "mostly supported": "◕", "mixed": "◑", "mostly contradicted": "◔", "contradicted": "○",
    "open": "?", "not testable": "–",
}


def records(frame):
    """The rows of a table as dicts; missing values are None."""
    columns = [name for name in frame.columns if name != "geometry"]
    plain = frame[columns].astype("object")
    return plain.where(plain.notna(), None).to_dict("records")


@functools.cache
def claims():
    """{id: claim} in the essay's order, each with its evidence: a list, what was known then first."""
    rows = sorted(records(data.load("claims")), key=lambda row: (row["paragraph"], int(row["id"].partition("-")[2])))
    found = {row["id"]: {**row, "evidence": []} for row in rows}
    for row in records(data.load("evidence")):
        found[row["claim"]]["evidence"].append(row)
    for claim in found.values():
        claim["evidence"].sort(key=lambda row: (row["known"] != "then", str(row["date"])))
    return found


@functools.cache
def documents():
    """{id: document} in the order of their ids, each with its first paragraph and day as `order`, and with `holder`: the archive or publisher, or "others" where it has fewer than three."""
    rows = records(data.load("documents"))
    names = [re.split(r"[,;(:]", row["archive"])[0].strip() for row in rows]
    counts = Counter(names)
    return {
        row["document"]: {**row, "order": (int(row["paragraphs"].partition(";")[0]), row["date"] or "9999"), "holder": name if counts[name] >= 3 else "others"}
        for row, name in zip(rows, names)
    }


def choices(rows, name):
    """The values that a list can be filtered by, one each where a cell holds several; numbers as numbers."""
    found = {value for row in rows for value in str(row[name] or "").split(";") if value}
    return sorted(found, key=lambda value: (int(value), "") if value.isdigit() else (0, value.lower()))


@functools.cache
def chronology():
    """The events of the chronology in order, each with `decade` and `dates` (whether sources agree)."""
    rows = records(data.load("chronology"))
    for row in rows:
        row.update(decade=f"{str(row['date'])[:3]}0s", dates="disputed" if row["dates_elsewhere"] else "agreed")
    return rows


@functools.cache
def names():
    """The rows of the glossary, by kind and name."""
    return sorted(records(data.load("names")), key=lambda row: (row["kind"], row["name"].lower()))


@functools.cache
def paragraphs():
    """{number: paragraph of the essay}, each with its claims."""
    found = {int(row["paragraph"]): {**row, "claims": []} for row in records(data.load("paragraphs"))}
    for claim in claims().values():
        found[int(claim["paragraph"])]["claims"].append(claim)
    return found


def paragraph(number):
    """One paragraph; raises CompanionError if the essay has none of that number."""
    if number not in paragraphs():
        raise CompanionError(f"there is no paragraph {number}", "data/paragraphs.csv", f"a number from {min(paragraphs())} to {max(paragraphs())}")
    return paragraphs()[number]


@functools.cache
def verdicts():
    """{verdict: meaning}, in the order of the scale."""
    return yaml.safe_load((paths.DATA / "verdicts.yml").read_text(encoding="utf-8"))


@functools.cache
def corrections():
    """The list of corrections made to the sources."""
    return yaml.safe_load((paths.DATA / "corrections.yml").read_text(encoding="utf-8")) or []


@functools.cache
def tables_of_origins():
    """{origin id: [table]} for each origin that a table comes from."""
    found = {}
    for name in data.tables():
        for origin in data.describe(name)["origins"]:
            found.setdefault(origin, []).append(name)
    return found


def caveats(names):
    """The caveats of these names, each {"short", "text"}."""
    return [data.caveat(name) for name in names]


def original(file):
    """The public address of a source's file, or None for a table collected by hand and for an npm package."""
    if "collected" in file or file.get("repository", "npm:").startswith("npm:"):
        return None
    return f"https://github.com/{file['repository']}/blob/{file['commit']}/{file['path']}"
