"""What a template knows while one page is written: the book's content, and links that are right from that page."""

import functools
import re
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from companion import cite, data, style, table
from companion.book import library
from companion.errors import CompanionError

PARTS = Path(__file__).parent / "theme" / "parts"
SOURCES = "book/data"  # the page with the catalogue of sources
DOCUMENTS = "book/documents"
LANGUAGES = {"Chinese": "zh", "Russian": "ru", "German": "de", "French": "fr", "Polish": "pl"}
READ = {"whole": "read whole", "parts": "read in parts", "opening": "opening read", "listing": "abstract or title read"}
ROWS_IN_BOOK = 100     # more are shown on the figure's own page only


class Page:
    """One page being written.

    app: the Sphinx application, with the collected book as `app.companion_book`. name: the page's path without
    suffix. root: the way from the page to the site's root.
    """

    def __init__(self, app, name):
        self.app, self.name, self.book, self.site = app, name, app.companion_book, site()
        self.root = "../" * name.count("/")

    def render(self, part, **more):
        """The HTML of a template in theme/parts."""
        return environment().get_template(f"{part}.html").render(page=self, root=self.root, library=library, data=data, **more)

    def figure(self, figure_id):
        """The payload of a figure; raises CompanionError if no notebook shows it."""
        if figure_id not in self.book.figures:
            raise CompanionError(f"no notebook shows the figure {figure_id!r}", self.name, f"one of {', '.join(sorted(self.book.figures))}", "mend the id")
        return self.book.figures[figure_id].payload

    def number(self, figure_id):
        """"Figure 3" or "Table 2": kind and number of a figure in the book."""
        payload = self.figure(figure_id)
        kind = "table" if payload["kind"] == "table" else "figure"
        numbers = self.app.env.toc_fignumbers.get(self.book.figures[figure_id].docname, {}).get(kind, {}).get(figure_id)
        if not numbers:
            raise CompanionError(f"the figure {figure_id!r} has no number", f"notebooks/{self.book.figures[figure_id].stem}.md", "its notebook in _toc.yml")
        return f"{kind.capitalize()} {'.'.join(map(str, numbers))}"

    def home(self, figure_id):
        """The way to the place where a figure is numbered, in its notebook's page."""
        self.figure(figure_id)
        return f"{self.root}{self.book.figures[figure_id].docname}.html#{figure_id}"

    def figures(self):
        """All payloads, charts and maps first, in the order of their numbers."""
        def order(payload):
            return payload["kind"] == "table", int(re.sub(r"\D", "", self.number(payload["id"])))
        return sorted((home.payload for home in self.book.figures.values()), key=order)

    def paragraph(self, number):
        """The way to a paragraph's block."""
        for docname, metadata in self.app.env.metadata.items():
            if number in metadata.get("companion_paragraphs", ()):
                return f"{self.root}{docname}.html#p{number:02d}"
        return f"{self.root}{self.app.config.root_doc}.html"

    def claim(self, claim_id):
        """The way to a claim in its paragraph."""
        return self.paragraph(int(library.claims()[claim_id]["paragraph"])).partition("#")[0] + f"#{claim_id}"

    def document(self, document_id):
        """The way to a document in the list of all."""
        return f"{self.root}{DOCUMENTS}.html#{document_id}"

    def pictured(self, event):
        """The ids of the figures that draw an event of the chronology: for each table that has it the first one."""
        tables = dict.fromkeys(key.partition(":")[0] for key in event["tables"].split(";"))
        return [self._first_figures[table] for table in tables if table in self._first_figures]

    @functools.cached_property
    def _first_figures(self):
        return {payload["tables"][0]: payload["id"] for payload in reversed(self.figures())}

    def origin(self, origin_id):
        return f"{self.root}{SOURCES}.html#origin-{origin_id}"

    def essay(self, start=None):
        """The essay's address, at the paragraph with these first words if the browser can."""
        address = data.origin("companion_claims")["url"]
        return f"{address}#:~:text={quote(start, safe='')}" if start else address


@functools.cache
def site():
    return cite.site()


@functools.cache
def environment():
    """The templates; what they are given is escaped."""
    made = Environment(loader=FileSystemLoader(PARTS), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(sentence=sentence, table=rows_table, words=words, lang=LANGUAGES.get, reading=READ.get, bytes=size, date=when, mark=library.MARKS.get)
    made.globals.update(
        source_line=cite.source_line, sizes=sizes, rows_in_book=ROWS_IN_BOOK, original=library.original, heading=table.heading,
    )
    return made


def sentence(text):
    """The text with a full stop unless it ends in a mark of its own."""
    return text if text[-1:] in ".?!" else text + "."


def rows_table(payload, most=None, root=""):
    """The rows of a figure as an HTML table, all or the first ones; documents in it are links. root: the way from the page to the site's root."""
    rows = payload["rows"] if most is None else {**payload["rows"], "data": payload["rows"]["data"][:most]}
    made = table.to_html({**payload, "rows": rows})
    made = re.sub(r"(?<=<td>)D\d{3}(?:;D\d{3})*(?=</td>)", lambda ids: " ".join(f'<a href="{root}{DOCUMENTS}.html#{id}">{id}</a>' for id in ids[0].split(";")), made)
    return Markup(re.sub(r"<td>(\d{4}(?:-\d\d)+)</td>", r'<td class="date">\1</td>', made))  # dates keep their digits together


def sizes(payload):
    """{"wide": (width, height), "narrow": …} of a figure's stills, in pixels."""
    return {
        name: (style.WIDTHS[name], int((payload[name].get("layout") or {}).get("height") or style.HEIGHTS[name])) for name in style.WIDTHS
    }


def words(text):
    """A word as a CSS class."""
    return text.replace(" ", "-")


def size(count):
    """Bytes as people read them."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000 or unit == "MB":
            return f"{count:.0f} {unit}" if unit == "bytes" or count >= 100 else f"{count:.1f} {unit}"
        count /= 1000


def when(text):
    """An ISO date, month or year as people read it."""
    text = str(text)
    return style.iso(text) if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else text
