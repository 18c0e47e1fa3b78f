"""Names of the glossary, linked where a page names them first.

Prose is written plainly; the links are made from the table `names`, so that a name added there is linked everywhere.
"""

import functools
import re

from docutils import nodes

from companion.book import library
from companion.book import nodes as own

PAGE = "book/glossary"
APART = (nodes.reference, nodes.title, nodes.literal, nodes.literal_block, nodes.citation, own.Part, own.InlinePart, own.Figure, own.Table)     # a link in a link, or in a heading, would be wrong


@functools.cache
def pattern():
    """Finds any name of the table, a longer one before one that it contains."""
    return re.compile(r"\b(" + "|".join(sorted(map(re.escape, by_name()), key=len, reverse=True)) + r")\b")


@functools.cache
def by_name():
    """{name: row of the table}."""
    return {row["name"]: row for row in library.names()}


def link(app, doctree, docname):
    """On doctree-resolved: make the first mention of each name a link to the glossary."""
    if docname == PAGE or not library.names():
        return
    seen, address = set(), app.builder.get_relative_uri(docname, PAGE)
    for text in list(doctree.findall(nodes.Text)):
        if _apart(text):
            continue
        parts, at = [], 0
        for found in pattern().finditer(text):
            if found[0] in seen:
                continue
            seen.add(found[0])
            row = by_name()[found[0]]
            parts += [nodes.Text(text[at:found.start()]), nodes.reference("", found[0], refuri=f"{address}#name-{row['id']}", internal=True, classes=["name"], reftitle=" · ".join(filter(None, (row["name_zh"], row["name_ru"]))) or row["what"])]
            at = found.end()
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(text[at:])])


def _apart(node):
    inside = False
    while node.parent is not None:
        node = node.parent
        if isinstance(node, APART):
            return True
        inside = inside or isinstance(node, nodes.paragraph)
    return not inside


def register(app):
    app.connect("doctree-resolved", link)
