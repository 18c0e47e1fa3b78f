"""Notebook pages: code folded away, downloads on top; anchors that Markdown links may name."""

from docutils import nodes

from companion.book import nodes as own


def shape(app, doctree):
    """On doctree-read: fold the code, put the line of downloads under the title, make our anchors known to MyST."""
    docname = app.env.docname
    if docname.startswith("notebooks/"):
        fold_code(doctree)
        title = next(doctree.findall(nodes.title), None)
        if title is not None:
            title.parent.insert(title.parent.index(title) + 1, own.part("notebook", docname.removeprefix("notebooks/")))
    slugs = app.env.metadata[docname].setdefault("myst_slugs", {})
    for node in doctree.findall(lambda node: isinstance(node, nodes.Element) and "companion" in node):
        for anchor, text in node["companion"]:
            slugs.setdefault(anchor, (0, anchor, text))
    for node in [*doctree.findall(own.Figure), *doctree.findall(own.Table)]:
        slugs.setdefault(node["argument"], (0, node["argument"], node["title"]))


def fold_code(doctree):
    """Put each cell's code into <details>: the reader sees the argument, the code is one click away."""
    for cell in list(doctree.findall(lambda node: isinstance(node, nodes.container) and "cell_input" in node["classes"])):
        at = cell.parent.index(cell)
        cell.parent[at:at + 1] = [
            nodes.raw("", '<details class="code"><summary>Code</summary>', format="html"), cell, nodes.raw("", "</details>", format="html"),
        ]
