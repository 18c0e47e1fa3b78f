"""Citations of a figure and of its data's producers, and the metadata that reference managers and search engines read."""

import functools
import json
from html import escape

from companion import cite, data


def of_figure(payload, site):
    """All formats of the figure's own citation (see `cite.formats`)."""
    return cite.formats(cite.figure_record(payload, site))


def of_producers(origins):
    """[all formats] of the producers of these origins, one for each entry of the bibliography."""
    return [_formats(json.dumps(record)) for record in cite.producer_records(origins)]


@functools.cache
def _formats(record):
    return cite.formats(json.loads(record))  # slow, and many figures share a producer


def head(payload, site):
    """<meta> tags (Highwire, as Zotero and Google Scholar read them) and schema.org JSON-LD for a figure's page."""
    address = f"{site['base_url']}figures/{payload['id']}.html"
    tags = [
        ("citation_title", payload["title"]), ("citation_author", site["author"]), ("citation_inbook_title", site["title"]),
        ("citation_publication_date", site["date"].replace("-", "/")), ("citation_language", "en"),
        ("description", payload["alt"]),
    ]
    if site["base_url"]:
        tags += [("citation_fulltext_html_url", address), ("citation_public_url", address)]
    for record in cite.producer_records(payload["origins"]):
        names = [person.get("literal") or f"{person.get('given', '')} {person['family']}".strip() for person in record["author"]]
        tags.append(("citation_reference", "; ".join([f"citation_title={record.get('title', '')}"] + [f"citation_author={name}" for name in names])))
    lines = [f'<meta name="{name}" content="{escape(text)}">' for name, text in tags]
    return "\n".join([*lines, _json_ld(payload, site, address)])


def _json_ld(payload, site, address):
    about = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": payload["title"],
        "description": payload["caption"] if len(payload["caption"]) >= 50 else f"{payload['caption']} {payload['alt']}",
        "url": address,
        "version": site["version"],
        "datePublished": site["date"],
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site["author"]},
        "isPartOf": {"@type": "Book", "name": site["title"]},
        "isBasedOn": [_based_on(data.origin(origin)) for origin in payload["origins"]],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": field["name"], "description": field["description"], "unitText": field["unit"]} for field in payload["fields"]
        ],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address.removesuffix("html") + suffix}
            for kind, suffix in (("text/csv", "csv"), ("application/json", "json"), ("application/zip", "zip"))
        ],
        "image": {"@type": "ImageObject", "caption": payload["alt"], "contentUrl": address.removesuffix("html") + "png"},
    }
    text = json.dumps(about, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _based_on(origin):
    return {key: value for key, value in (("@type", "Dataset"), ("name", origin["title"]), ("creator", {"@type": "Organization", "name": origin["producer"]}), ("url", origin.get("url"))) if value}
