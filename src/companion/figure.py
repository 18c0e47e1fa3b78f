"""The figure: what a notebook hands over, and the one MIME bundle in which it travels.

A figure carries all that the book, its own page, its downloads and its citations need, so that a cached run and a
re-run give the same book. Its kind is "chart", "map" or "table"; the rows of a table are the figure itself.
"""

import base64
import csv as csv_module
import io
import json
import re
from dataclasses import asdict, dataclass

import numpy
import pandas as pd
import plotly.io
from IPython.display import display

from companion import style, table
from companion.errors import CompanionError

MIME = "application/vnd.companion.figure+json"
VALUES_MIME = "application/vnd.companion.values+json"
PLOTLY_MIME = "application/vnd.plotly.v1+json"
KINDS = ("chart", "map", "table")
_ID = re.compile(r"[a-z][a-z0-9-]+")


@dataclass(frozen=True)
class Figure:
    """One figure, checked and ready to show.

    rows: {"columns": [name], "data": [[value]]}, missing values None, dates as ISO text. fields: one dict a column
    with name, title, type, unit, description. wide, narrow: Plotly JSON as plain dicts and lists, None for a table.
    """

    id: str
    kind: str
    title: str
    subtitle: str
    caption: str
    alt: str
    rows: dict
    fields: list
    tables: list
    origins: list
    caveats: list
    claims: list
    wide: dict | None
    narrow: dict | None

    def to_payload(self):
        """A JSON-safe dict: the content of MIME type `application/vnd.companion.figure+json`."""
        return asdict(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = {MIME: self.to_payload(), "text/plain": self.title}
        if self.wide is None:
            bundle["text/html"] = table.to_html(self.to_payload())
        else:
            bundle[PLOTLY_MIME] = {**self.wide, "config": {"displaylogo": False, "responsive": True}}
        return bundle


def make(chart, *, id, rows, title, caption, alt, tables, claims,
         subtitle="", origins=None, fields=None, narrow=None, kind=None):
    """Make a `Figure`; `show` makes and displays it.

    chart: a Plotly figure, or None for a table. rows: DataFrame of exactly the rows drawn (its geometry is left out).
    tables: names of the data package's tables that it draws on. claims: ids of the claims that it tests, at least one.
    origins: narrows the tables' origins. fields: {column: "unit; description", or "description", or a dict of title,
    type, unit, description} for columns that no table has. narrow: a Plotly figure for narrow columns instead of `style.narrow(chart)`.
    Raises CompanionError for what is missing, unknown or malformed.
    """
    from companion import data  # here, because the book reads payloads without loading tables

    where = f"figure {id!r}"
    kind = kind or ("table" if chart is None else "chart")
    _need(isinstance(id, str) and _ID.fullmatch(id), where, "the id is malformed", "letters a-z, digits and hyphens, a letter first")
    _need(kind in KINDS and (kind == "table") == (chart is None), where, f"kind {kind!r} does not go with what is drawn", "a Plotly figure for a chart or map, None for a table")
    for name, text in (("title", title), ("caption", caption), ("alt", alt)):
        _need(isinstance(text, str) and text.strip(), where, f"{name} is empty", "a sentence; alt says what the figure shows to those who cannot see it")
    _need(len(rows) > 0 and len(rows.columns) > 0, where, "there are no rows", "exactly the rows that the figure draws")
    _need(tables, where, "no table is named", "at least one name of `data.tables()`")
    known = set(data.load("claims")["id"])
    _need(claims and all(claim in known for claim in claims), where, f"claims {list(claims)} are missing or unknown", "at least one id of data/claims.csv")

    records = {name: data.describe(name) for name in tables}
    every = _unique(origin for record in records.values() for origin in record["origins"])
    origins = every if origins is None else list(origins)
    of_origins = {origin: data.origin(origin)["caveats"] for origin in _unique([*every, *origins])}
    of_tables = _unique(caveat for record in records.values() for caveat in record["caveats"])
    inherited = {caveat for caveats in of_origins.values() for caveat in caveats}  # a table's record repeats its origins'
    caveats = _unique([caveat for origin in origins for caveat in of_origins[origin]] + [c for c in of_tables if c not in inherited])
    rows = pd.DataFrame(rows.drop(columns=[rows.geometry.name]) if hasattr(rows, "geometry") else rows)
    described = {field["name"] for record in records.values() for field in record["schema"]["fields"]}
    for name in rows.columns.difference(described):  # ranks and counts that pandas made decimal
        if rows[name].dtype.kind == "f" and (rows[name].dropna() % 1 == 0).all():
            rows = rows.assign(**{name: rows[name].astype("Int64")})
    return Figure(
        id=id, kind=kind, title=title.strip(), subtitle=subtitle.strip(), caption=caption.strip(), alt=alt.strip(),
        rows=_plain_rows(rows, where), fields=_fields(rows, records, fields or {}, where),
        tables=list(tables), origins=origins, caveats=caveats, claims=list(claims),
        wide=None if chart is None else plain(chart),
        narrow=None if chart is None else plain(narrow if narrow is not None else style.narrow(chart)),
    )


def show(chart, **parts):
    """Display a figure as the cell's one output; the arguments are those of `make`."""
    display(make(chart, **parts))


class Values:
    """Computed numbers for prose: {name: {"value": …, "text": …}}."""

    def __init__(self, values):
        self.values = values

    def _repr_mimebundle_(self, include=None, exclude=None):
        text = "\n".join(f"{name} = {item['text']}" for name, item in self.values.items())
        return {VALUES_MIME: self.values, "text/plain": text}


def values(**named):
    """Display computed numbers that prose refers to as {value}`notebook.name`.

    A value is an integer, text, or a pair (value, text as printed); a number with decimals needs the pair.
    """
    result = {}
    for name, given in named.items():
        value, text = given if isinstance(given, tuple) else (given, None)
        value = _plain(value, f"value {name!r}")
        _need(text is not None or not isinstance(value, float), f"value {name!r}", "no text says how many decimals to print", "a pair such as (65.9213, '65.9')")
        _need(value is not None, f"value {name!r}", "it is missing", "a number, a date or text")
        result[name] = {"value": value, "text": str(value) if text is None else text}
    display(Values(result))


def plain(figure):
    """A Plotly figure as JSON of plain dicts and lists.

    Plotly 6 and later writes arrays as base64 (`bdata`); they are written out, so that readers can use the file and
    so that the old plotly.js of other renderers would do.
    """
    return _expand(json.loads(plotly.io.to_json(figure, validate=False, engine="json")))


def _expand(value):
    if isinstance(value, dict):
        if "bdata" in value and "dtype" in value:
            array = numpy.frombuffer(base64.b64decode(value["bdata"]), dtype=numpy.dtype(value["dtype"]))
            if "shape" in value:
                array = array.reshape([int(n) for n in str(value["shape"]).split(",")])
            return _expand(array.tolist())
        return {key: _expand(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_expand(item) for item in value]
    if isinstance(value, float) and not numpy.isfinite(value):
        return None
    return value


def csv(payload):
    """The rows as CSV text: UTF-8, a header, LF at each line's end, missing values empty."""
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow(payload["rows"]["columns"])
    writer.writerows([["" if value is None else value for value in row] for row in payload["rows"]["data"]])
    return out.getvalue()


def readme(payload, site):
    """The README of a figure's download as Markdown: what it is, fields, caveats, sources, citations, licence.

    site: as `cite.site` gives it.
    """
    from companion import cite, data

    own = cite.styled(cite.figure_record(payload, site), "chicago")["text"]
    producers = [cite.styled(record, "chicago")["text"] for record in cite.producer_records(payload["origins"])]
    lines = [f"# {payload['title']}", "", *([payload["subtitle"], ""] if payload["subtitle"] else []), payload["caption"], ""]
    lines += [f"`{payload['id']}.csv` has exactly the {len(payload['rows']['data'])} rows that the {payload['kind']} shows: UTF-8, commas, missing values empty.", "", "## Fields", ""]
    for field in payload["fields"]:
        unit = f" Unit: {field['unit']}." if field["unit"] else ""
        lines.append(f"- `{field['name']}` ({field['type']}): {_sentence(field['description'] or field['title'])}{unit}")
    lines += ["", "## Caveats", ""]
    lines += [f"- {_sentence(data.caveat(caveat)['text'])}" for caveat in payload["caveats"]] or ["None recorded."]
    lines += ["", "## Sources", ""]
    for origin in map(data.origin, payload["origins"]):
        licence = origin["license"]["name"] + (f" ({origin['license']['url']})" if origin["license"].get("url") else "")
        parts = [origin["title"], origin.get("producer"), origin.get("url"), f"read on {origin['accessed']}" if origin.get("accessed") else None]
        lines.append(f"- {'; '.join(str(part) for part in parts if part)}. Licence: {_sentence(licence)}")
    lines += ["", "## How to cite", "", "The figure:", "", f"> {own}", ""]
    if producers:
        lines += ["The data, whose producers deserve the credit:", "", *(f"> {text}\n" for text in producers)]
    lines += ["## Licence", "", "Text and figure: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). The data keep the licences of their sources, above.", ""]
    return "\n".join(lines)


def _sentence(text):
    text = str(text).strip()
    return text if text.endswith((".", "?", "!")) else text + "."


def _need(holds, where, what, expected):
    if not holds:
        raise CompanionError(what, where=where, expected=expected)


def _unique(items):
    return list(dict.fromkeys(items))


def _fields(rows, records, own, where):
    inherited = {}
    for record in records.values():
        for field in record["schema"]["fields"]:
            inherited.setdefault(field["name"], field)
    unknown = [name for name in own if name not in rows.columns]
    _need(not unknown, where, f"fields describe columns that are not in the rows: {unknown}", f"some of {list(rows.columns)}")
    result = []
    for name in rows.columns:
        given = own.get(name, {})
        if isinstance(given, str):
            unit, semicolon, description = given.partition("; ")
            given = {"unit": unit, "description": description} if semicolon else {"description": given}
        base = inherited.get(name, {})
        _need(given or base, where, f"column {name!r} is not described", "a column of one of its tables, or an entry in `fields`")
        result.append({
            "name": name,
            "title": given.get("title") or base.get("title") or name.replace("_", " ").capitalize(),
            "type": given.get("type") or base.get("type") or _type(rows[name]),
            "unit": given.get("unit") or base.get("unit") or "",
            "description": given.get("description") or base.get("description") or "",
        })
    return result


def _type(column):
    kinds = {"b": "boolean", "i": "integer", "u": "integer", "f": "number", "M": "date"}
    return kinds.get(getattr(column.dtype, "kind", "O"), "string")


def _plain_rows(rows, where):
    return {
        "columns": [str(name) for name in rows.columns],
        "data": [
            [_plain(value, f"{where}, row {number}, column {name!r}") for name, value in zip(rows.columns, row)]
            for number, row in enumerate(rows.itertuples(index=False, name=None), start=1)
        ],
    }


def _plain(value, where):
    """One value (or a list of values) as JSON knows it: missing is None, a date is ISO text."""
    if isinstance(value, numpy.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and numpy.isnan(value)):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, (list, tuple)):
        return [_plain(item, where) for item in value]
    _need(isinstance(value, (str, bool, int, float)), where, f"a value of type {type(value).__name__} cannot be written to CSV", "text, a number, a date or nothing")
    return value
