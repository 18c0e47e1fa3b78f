"""The rows of a figure as a reader sees them: headings with units, values with their digits, a plain HTML table."""

import html
from urllib.parse import urlsplit

from companion import style


def to_html(payload):
    """The rows as a plain table: the title as its caption, column headings with units, numbers with class "number"."""
    fields = payload["fields"]
    head = "".join(
        f'<th scope="col"{_class(field)}>{html.escape(heading(field))}</th>' for field in fields
    )
    known = next((place for place, field in enumerate(fields) if field["name"] == "known"), None)
    body = "".join(
        ('<tr class="later">' if known is not None and row[known] == "later" else "<tr>") + "".join(f"<td{_class(field)}>{_html(value, field)}</td>" for value, field in zip(row, fields)) + "</tr>\n"
        for row in payload["rows"]["data"]
    )
    return f"<table>\n<caption>{html.escape(payload['title'])}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def heading(field):
    """A column's heading: its title, and its unit in brackets."""
    return field["title"] + (f" ({field['unit']})" if field["unit"] else "")


def cell(value, field):
    """A value as a reader sees it; years and identifiers keep their digits together."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and field["type"] != "year":
        digits = 0 if abs(value) >= 10000 else 1 if abs(value) >= 100 else 2 if abs(value) >= 1 else 4
        return style.number(value, digits)
    if isinstance(value, int) and field["type"] == "integer" and field["unit"]:
        return style.number(value)
    if is_address(value):
        return urlsplit(value).hostname.removeprefix("www.")      # the whole address stands in the link and in the CSV
    return str(value)


def is_address(value):
    """Whether a value is one web address and nothing else."""
    return isinstance(value, str) and value.startswith(("http://", "https://")) and not any(map(str.isspace, value)) and bool(urlsplit(value).hostname)


def _html(value, field):
    text = html.escape(cell(value, field))
    return f'<a href="{html.escape(value)}">{text}</a>' if is_address(value) else text


def _class(field):
    return ' class="number"' if field["type"] in ("number", "integer", "year") else ""
