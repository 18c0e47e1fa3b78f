"""The Sphinx extension: figures, their pages, catalogues, claims and the theme of the book."""

import textwrap
from pathlib import Path

import docutils.nodes


def setup(app):
    # here, because the check and the tests import parts of this package without Sphinx
    from companion.book import assets, directives, glossary, later, nodes, notebooks, pages

    app.add_config_value("companion_executed", "", "env", types=str)
    app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it also where its extension is not loaded
    app.add_html_theme("companion", str(Path(__file__).parent / "theme"))
    nodes.register(app)
    directives.register(app)
    later.register(app)
    glossary.register(app)
    app.connect("builder-inited", read_notebooks)
    app.connect("doctree-read", notebooks.shape)
    app.connect("html-page-context", add_context)
    app.connect("html-collect-pages", pages.collect)
    app.connect("build-finished", assets.write)
    return {"parallel_read_safe": False, "parallel_write_safe": False}


def read_notebooks(app):
    """On builder-inited: collect what the executed notebooks hand over."""
    from companion.book.collect import collect

    app.companion_book = collect(app.config.companion_executed)


def add_context(app, name, template, context, doctree):
    """On html-page-context: what the layout says of the book."""
    from companion import style
    from companion.book import assets
    from companion.book.context import site

    context["companion"] = {
        "policy": assets.policy(), "head_script": assets.HEAD_SCRIPT, "stamp": assets.stamp(),
        "author": site()["author"], "version": site()["version"], "date": style.date(site()["date"]),
    }
    context.setdefault("companion_meta", "")
    first = doctree.next_node(docutils.nodes.paragraph) if doctree else None
    context["description"] = textwrap.shorten(first.astext(), 160, placeholder=" …") if first else ""
    if "body" in context:  # roles that ARIA has given up, and headings of nothing
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"').replace("<th></th>", "<td></td>")
