"""What came after the essay's day, marked so that a reader can dim it and read what was known then.

In prose a sentence that begins with "Later:" and all that follows it in its paragraph, or a whole ```{later} block;
evidence and rows by their column `known`; charts by `charts.known_then`.
"""

import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

BEGINS = re.compile(r"(?:^|(?<=\s))Later: ")


class Later(SphinxDirective):
    """```{later}: a block of text about what came after the essay's day."""

    has_content = True

    def run(self):
        block = nodes.container(classes=["later"])
        self.state.nested_parse(self.content, self.content_offset, block)
        return [block]


def mark(app, doctree):
    """On doctree-read: put what follows "Later:" in a paragraph into an inline node of class `later`."""
    for paragraph in list(doctree.findall(nodes.paragraph)):
        for at, child in enumerate(paragraph.children):
            found = BEGINS.search(child.astext()) if isinstance(child, nodes.Text) else None
            if found:
                before, after = child.astext()[:found.start()], child.astext()[found.start():]
                rest = [nodes.Text(after), *paragraph.children[at + 1:]]
                paragraph.children = paragraph.children[:at]
                paragraph += [nodes.Text(before), nodes.inline("", "", *rest, classes=["later"])]
                break


def register(app):
    app.add_directive("later", Later)
    app.connect("doctree-read", mark)
