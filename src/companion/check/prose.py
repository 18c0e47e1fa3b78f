"""The prose: its references to figures, numbers, sources and paragraphs, and its quotations."""

import functools
import re

import pandas as pd

from companion import data, paths
from companion.check.claims import handed_over
from companion.check.package import bibliography, records
from companion.check.result import Result

ESSAY_WORDS = 3046      # in its 31 body paragraphs, split at white space; counted again wherever the text is at hand
LONGEST_QUOTATION = 30  # words
LARGEST_SHARE = 0.12    # of the essay's words, in the whole book
UNMARKED_RUN = 10       # words in a row of the essay that nobody writes by chance


@functools.cache
def pages():
    """{path relative to the project: text} of book and notebooks."""
    found = sorted([*paths.BOOK.glob("*.md"), *paths.NOTEBOOKS.glob("*.md")])
    return {path.relative_to(paths.ROOT).as_posix(): path.read_text("utf8") for path in found}


def uses(pattern):
    """(page and line, first group) of each match in the prose."""
    for page, text in pages().items():
        for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL):
            yield f"{page}, line {text.count(chr(10), 0, match.start()) + 1}", match[1]


def role(name):
    """The targets of a role such as {value}`trade.first_year` or {numref}`Figure %s <id>`."""
    for where, content in uses(r"\{" + name + r"\}`([^`]+)`"):
        yield where, re.sub(r".*<(.+)>", r"\1", content, flags=re.DOTALL).strip()


def citations():
    """Each citation in the prose is in the bibliography."""
    result = Result("citations resolve", "citations in the prose")
    for where, content in role("cite[a-z:]*"):
        for key in content.split(","):
            result.expect(key.strip() in bibliography(), f"the citation {key.strip()!r} is not in the bibliography", where, "a key of data/references.bib", "add the entry, or mend the key")
    return result


def sources():
    """Each source that the prose names has a record."""
    result = Result("sources named in prose exist", "mentions of sources")
    for where, name in role("origin"):
        result.expect(name in records(paths.ORIGINS), f"there is no origin {name!r}", where, f"one of {', '.join(records(paths.ORIGINS))}", "mend the name")
    return result


def figure_references():
    """Each figure is referred to in prose, and each reference has its figure."""
    result = Result("figures are referred to, references have figures", "references and figures")
    known = {name: home.stem for name, home in handed_over().figures.items()}
    shown = [*role("numref"), *uses(r"\{show\}\s+([a-z0-9-]+)")]
    for where, name in shown:
        result.expect(name in known, f"there is no figure {name!r}", where, f"one of {', '.join(sorted(known))}", "mend the id")
    for name, stem in known.items():
        result.expect(name in {target for _, target in shown}, f"no sentence refers to the figure {name!r}", f"notebooks/{stem}.md", "{numref} or {show} somewhere in book/ or notebooks/",
                      "say in the prose what the figure shows")
    return result


def values():
    """Each number that the prose takes from a notebook is there."""
    result = Result("numbers in prose are computed", "numbers")
    known = handed_over().values
    for where, name in role("value"):
        result.expect(name in known, f"no notebook computes {name!r}", where, "a name given to figure.values in that notebook", "mend the name, or compute it there")
    return result


def paragraphs():
    """The book goes through every paragraph of the essay once."""
    result = Result("every paragraph has its place", "paragraphs")
    placed = [(where, int(number)) for where, number in uses(r"^`{3,}\{paragraph\}\s+(\d+)")]
    for number in data.load("paragraphs")["paragraph"]:
        places = [where for where, there in placed if there == number]
        result.expect(len(places) == 1, f"paragraph {number} stands in {len(places)} places ({'; '.join(places) or 'none'})", "book/", "one {paragraph} block", "add or remove one")
    return result


def quotations():
    """Quotations of the essay are short, few, exact and marked."""
    result = Result("quotations are short, few, exact and marked", "quotations")
    quoted = list(uses(r"\{quote\}`([^`]+)`"))
    essay = essay_text()
    for where, words in quoted:
        count = len(words.split())
        result.expect(count <= LONGEST_QUOTATION, f"a quotation of {count} words", where, f"at most {LONGEST_QUOTATION}", "shorten it")
        if essay:
            exact = plain(words) in plain(essay)
            result.faults += [] if exact else [f"{where}: {words!r} is not in the essay. Expected: its exact words. What to do: copy them from the essay."]
    total = sum(len(words.split()) for _, words in quoted)
    result.looked_at = f"quotations, {total} words: {total / ESSAY_WORDS:.1%} of the essay"
    if total > LARGEST_SHARE * ESSAY_WORDS:
        result.faults.append(f"book/: {total} words are quoted. Expected: at most {LARGEST_SHARE:.0%} of the essay's {ESSAY_WORDS}. What to do: paraphrase more.")
    if essay:
        result.faults += unmarked(essay)
        if len(essay.split()) != ESSAY_WORDS:
            result.faults.append(f"src/companion/check/prose.py: ESSAY_WORDS is {ESSAY_WORDS}. Expected: {len(essay.split())}, counted. What to do: mend it.")
    return result


def essay_text():
    """The essay's body paragraphs if its text lies beside the checkout, else None: it is not ours to copy."""
    for path in sorted((paths.ROOT.parent / "shared" / "seeds").glob("*.txt")):
        lines = [line for line in path.read_text("utf8").splitlines() if line.strip()]
        return "\n".join(line for line in lines[2:-2] if len(line.split()) > 10)    # without title, date, headings, author, picture
    return None


def plain(text):
    """Lower case, straight quotation marks, single spaces, no links: for comparing words."""
    text = text.lower().translate(str.maketrans("’‘“”–—\u00a0", "''\"\"-- "))
    return re.sub(r"\s+", " ", text).strip()


def unmarked(essay):
    """Faults: runs of the essay's words in pages and tables that are not marked as quotations."""
    def runs(text):
        words = re.findall(r"[\w']+", plain(text))
        return {" ".join(words[start:start + UNMARKED_RUN]) for start in range(len(words) - UNMARKED_RUN + 1)}

    texts = {page: re.sub(r"\{quote\}`[^`]+`", "\n", text) for page, text in pages().items()}
    for name, column in (("paragraphs", "point"), ("claims", "paraphrase"), ("claims", "why"), ("claims", "change_mind"), ("evidence", "shows")):
        for number, text in enumerate(data.load(name)[column], 2):
            texts[f"data/{name}.csv, line {number}"] = "" if pd.isna(text) else text
    theirs = runs(essay)
    return [f"{where}: {sorted(runs(text) & theirs)[0]!r} are the essay's words. Expected: our own, or a {{quote}}. What to do: paraphrase, or mark it."
            for where, text in texts.items() if runs(text) & theirs]


CHECKS = (citations, sources, figure_references, values, paragraphs, quotations)
