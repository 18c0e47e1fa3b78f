"""Claims, evidence and figures: nothing dangles."""

import functools
import re

import pandas as pd
import yaml

from companion import data, paths
from companion.check.result import Result

FIGURE = "application/vnd.companion.figure+json"
KINDS = {"event", "quantity", "state of affairs", "cause", "counterfactual", "forecast", "attribution", "norm"}
CONFIDENCE = {"high", "medium", "low"}


@functools.cache
def notebooks():
    """{stem: executed notebook}, run only where something changed."""
    from companion import execute
    return execute.execute()[1]


@functools.cache
def figures():
    """[(notebook's stem, payload)] of every figure that the notebooks show."""
    return [(stem, output["data"][FIGURE]) for stem, notebook in notebooks().items() for cell in notebook.cells
            for output in cell.get("outputs", []) if FIGURE in output.get("data", {})]


def claims():
    """Each claim has a paragraph, a kind and verdicts that are defined."""
    result = Result("claims are complete", "claims")
    verdicts = set(verdict_names())
    paragraphs = set(data.load("paragraphs")["paragraph"])
    for _, claim in data.load("claims").iterrows():
        where = f"data/claims.csv, claim {claim['id']}"
        number = re.fullmatch(r"C(\d\d)-\d+", claim["id"])
        wrong = [name for name, allowed in (("kind", KINDS), ("verdict_2021", verdicts), ("verdict_now", verdicts), ("confidence", CONFIDENCE))
                 if not (pd.isna(claim[name]) and name == "confidence") and claim[name] not in allowed]
        result.expect(number and int(number[1]) == claim["paragraph"] and claim["paragraph"] in paragraphs, "id and paragraph do not agree", where,
                      "C, the paragraph's two digits, a hyphen and a number", "mend the id or the paragraph")
        result.expect(not wrong, f"{', '.join(f'{name} is {claim[name]!r}' for name in wrong)}", where, "a kind, verdict or confidence that the method defines", "mend the row")
    result.count //= 2
    return result


def verdict_names():
    """The verdicts of data/verdicts.yml: the keys of a mapping, or the ids of a list."""
    record = yaml.safe_load((paths.DATA / "verdicts.yml").read_text("utf8"))
    return list(record) if isinstance(record, dict) else [entry.get("verdict") or entry.get("id") or entry.get("name") for entry in record]


def evidence():
    """Each row of evidence has a claim and a figure or a source that exist; each claim that can be tested has evidence."""
    result = Result("evidence and claims meet", "rows of evidence and claims")
    known_figures = {payload["id"] for _, payload in figures()}
    claims, rows = data.load("claims"), data.load("evidence")
    for number, row in enumerate(rows.to_dict("records"), 2):
        where = f"data/evidence.csv, line {number}"
        result.expect(row["claim"] in set(claims["id"]), f"there is no claim {row['claim']!r}", where, "an id of data/claims.csv", "mend the id, or write the claim")
        if pd.isna(row["figure"]):
            result.expect(not pd.isna(row["source"]) and not pd.isna(row["url"]), "it names neither a figure nor a source with an address", where, "a figure's id, or source and url", "fill them in")
        else:
            result.expect(row["figure"] in known_figures, f"no notebook shows the figure {row['figure']!r}", where, f"one of {', '.join(sorted(known_figures))}", "mend the id")
    for _, claim in claims.iterrows():
        testable = claim["verdict_now"] != "not testable"
        result.expect(not testable or claim["id"] in set(rows["claim"]), "a claim that can be tested has no evidence", f"data/claims.csv, claim {claim['id']}",
                      "at least one row in data/evidence.csv", "add the evidence, or give the verdict 'not testable'")
    return result


def figures_test_claims():
    """Figures' ids are unique, and each tests a claim that exists."""
    result = Result("figures test claims", "figures")
    known = set(data.load("claims")["id"])
    ids = [payload["id"] for _, payload in figures()]
    for stem, payload in figures():
        unknown = [claim for claim in payload["claims"] if claim not in known]
        problem = f"claims {unknown} do not exist" if unknown else "it tests no claim" if not payload["claims"] else "its id is used twice" if ids.count(payload["id"]) > 1 else None
        result.expect(problem is None, problem, f"notebooks/{stem}.md, figure {payload['id']}", "an id of its own, and claims of data/claims.csv", "mend the call of figure.show")
    return result


CHECKS = (claims, evidence, figures_test_claims)
