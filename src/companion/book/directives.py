"""The directives and roles of the book's prose."""

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from companion import data
from companion.book import library
from companion.book import nodes as own
from companion.errors import CompanionError

LOG = logging.getLogger(__name__)


class Paragraph(SphinxDirective):
    """```{paragraph} 27: one paragraph of the essay; the body is our annotation."""

    required_arguments = 1
    has_content = True

    def run(self):
        number = int(self.arguments[0])
        try:
            paragraph = library.paragraph(number)
        except CompanionError as error:
            raise self.error(str(error)) from None
        anchor, title = f"p{number:02d}", f"Paragraph {number}"
        section = nodes.section(ids=[anchor], classes=["paragraph"])
        section["companion"] = [(anchor, title)] + [(claim["id"], claim["id"]) for claim in paragraph["claims"]]
        section += nodes.title(title, title)
        section += own.part("paragraph", number, paragraph["point"])
        self.state.nested_parse(self.content, self.content_offset, section)
        if paragraph["claims"]:
            text = " ".join(f"{claim['paraphrase']} {claim['why']}" for claim in paragraph["claims"])
            section += own.part("claims", number, text)
        self.env.metadata[self.env.docname].setdefault("companion_paragraphs", []).append(number)
        return [section]


class Show(SphinxDirective):
    """```{show} figure-id: a figure of a notebook again, beside a sentence."""

    required_arguments = 1

    def run(self):
        figure_id = self.arguments[0]
        if figure_id not in self.env.app.companion_book.figures:
            raise self.error(f"no notebook shows the figure {figure_id!r}. Expected: one of {', '.join(sorted(self.env.app.companion_book.figures))}.")
        return [own.part("figure", figure_id)]


class Documents(SphinxDirective):
    """```{documents} D013 D012: a card for each document, beside the sentence that it bears on."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        ids, known = self.arguments[0].split(), library.documents()
        for document_id in ids:
            if document_id not in known:
                raise self.error(f"there is no document {document_id!r}. Expected: one of data/documents.csv.")
        return [own.part("documents", ids, " ".join(f"{known[id]['title']} {known[id]['shows']}" for id in ids))]


class Whole(SphinxDirective):
    """A directive without argument that stands for a whole template: catalogues, ledger, the scale of verdicts."""

    def run(self):
        return [own.part(self.name.replace("-", "_"))]


class Margin(SphinxDirective):
    """```{margin}: a note beside the text on wide screens, below it on narrow ones."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {"class": directives.class_option}

    def run(self):
        note = nodes.container(classes=["margin-note"])
        if self.arguments:
            title, messages = self.state.inline_text(self.arguments[0], self.lineno)
            note += nodes.paragraph("", "", nodes.strong("", "", *title), *messages)
        self.state.nested_parse(self.content, self.content_offset, note)
        return [note]


class Value(SphinxRole):
    """{value}`trade.first_year`: a number that a notebook computed."""

    def run(self):
        values = self.env.app.companion_book.values
        if self.text not in values:
            LOG.warning("no notebook computes %r; expected: a name given to figure.values", self.text, location=self.get_location())
        return [nodes.Text(values.get(self.text, self.text))], []


class Origin(SphinxRole):
    """{origin}`cow_trade`: a source, linked to its record."""

    def run(self):
        try:
            text = data.origin(self.text)["attribution"]
        except CompanionError as error:
            LOG.warning("%s", error, location=self.get_location())
            return [nodes.Text(self.text)], []
        return [own.InlinePart("", nodes.Text(text), part="origin_link", argument=self.text)], []


class Quote(SphinxRole):
    """{quote}`exact words`: a short quotation of the essay."""

    def run(self):
        marked = f"\N{LEFT DOUBLE QUOTATION MARK}{self.text}\N{RIGHT DOUBLE QUOTATION MARK}"
        return [nodes.inline(self.rawtext, marked, classes=["quotation"])], []


def register(app):
    for name, directive in {
        "paragraph": Paragraph, "show": Show, "documents": Documents, "margin": Margin, "figure-catalogue": Whole, "table-catalogue": Whole,
        "origin-catalogue": Whole, "claims-ledger": Whole, "document-catalogue": Whole, "glossary-list": Whole, "chronology-list": Whole, "verdicts": Whole,
    }.items():
        app.add_directive(name, directive)
    for name, role in (("value", Value()), ("origin", Origin()), ("quote", Quote())):
        app.add_role(name, role)
