"""Claims, evidence and figures: nothing dangles."""

import functools
import re

import pandas as pd
import yaml

from companion import build, data, execute, paths
from companion.book import collect
from companion.check.result import Result
from companion.errors import CompanionError


@functools.cache
def outcome():
    """Run the notebooks where something changed, once for all checks: (what they hand over, None) or (None, error)."""
    try:
        with build.alone():
            execute.write(execute.execute()[1], build.EXECUTED)
            return collect.collect(build.EXECUTED), None
    except CompanionError as error:
        return None, error


def handed_over():
    """The figures and values of all notebooks. Raises CompanionError if one fails, or if two figures have one id."""
    found, error = outcome()
    if error:
        raise error
    return found


def claims():
    """Each claim's id names its paragraph, and its verdicts are on the scale. The other words are in the table's schema."""
    result = Result("claims have paragraphs and verdicts", "claims")
    scale = yaml.safe_load((paths.DATA / "verdicts.yml").read_text("utf8"))
    paragraphs = set(data.load("paragraphs")["paragraph"])
    for claim in data.load("claims").to_dict("records"):
        number = re.fullmatch(r"C(\d\d)-\d+", claim["id"])
        wrong = [] if number and int(number[1]) == claim["paragraph"] and claim["paragraph"] in paragraphs else [f"paragraph is {claim['paragraph']}"]
        wrong += [f"{column} is {claim[column]!r}" for column in ("verdict_2021", "verdict_now") if claim[column] not in scale]
        result.expect(not wrong, "; ".join(wrong), f"data/claims.csv, claim {claim['id']}",
                      "an id of C, the paragraph's two digits, a hyphen and a number; verdicts of data/verdicts.yml", "mend the row")
    return result


def evidence():
    """Each row of evidence has a claim and a figure or a source that exist; each claim that can be tested has evidence."""
    result = Result("evidence and claims meet", "rows of evidence and claims")
    known_figures = set(handed_over().figures)
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


def figures():
    """Each figure tests claims that exist."""
    result = Result("figures test claims", "figures")
    known = set(data.load("claims")["id"])
    for name, home in handed_over().figures.items():
        result.expect(home.payload["claims"] and known.issuperset(home.payload["claims"]), f"it tests the claims {home.payload['claims']}", f"notebooks/{home.stem}.md, figure {name}",
                      "at least one id of data/claims.csv, and no other", "mend the call of figure.show")
    return result


CHECKS = (claims, evidence, figures)
