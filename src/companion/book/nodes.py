"""The book's own docutils nodes.

Each is written as HTML by a template when its page is written, because only then are all numbers known. Its text
children are not written: they are there for the search index.
"""

from docutils import nodes

from companion.book.context import Page


class Part(nodes.General, nodes.Element):
    """A block made by the template `part` with `argument`."""


class InlinePart(nodes.Inline, nodes.Element):
    """The same within a line."""


class Figure(nodes.General, nodes.Element):
    """A chart or map at the place where it is numbered."""


class Table(nodes.General, nodes.Element):
    """A table at the place where it is numbered."""


def part(name, argument=None, text=""):
    """A block for the template theme/parts/<name>.html; text: what the search finds."""
    return Part("", nodes.Text(text), part=name, argument=argument)


def figure(payload):
    """The node of a figure, with its id as the target of references."""
    kind = Table if payload["kind"] == "table" else Figure
    node = kind("", nodes.Text(f"{payload['title']} {payload['subtitle']} {payload['caption']}"), part="figure", argument=payload["id"], home=True)
    node["title"] = payload["title"]
    return node


def visit(translator, node):
    app = translator.builder.app
    page = Page(app, translator.builder.current_docname)
    translator.body.append(page.render(node["part"], argument=node["argument"], home=node.get("home", False)))
    raise nodes.SkipNode


def register(app):
    for kind in (Part, InlinePart):
        app.add_node(kind, html=(visit, None))
    for kind, name in ((Figure, "figure"), (Table, "table")):
        app.add_enumerable_node(kind, name, lambda node: node["title"], html=(visit, None))
