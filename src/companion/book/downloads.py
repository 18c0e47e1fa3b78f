"""The files beside a figure's page: rows, metadata, the chart, citations, and one zip that explains itself."""

import io
import json
import zipfile

import pyogrio

from companion import cite, data, figure


def files(payload, site, own, producers):
    """{suffix: text or bytes} of the files beside figures/<id>.html, pictures excepted.

    own, producers: the formatted citations of the figure and of its data's producers.
    """
    rows = figure.csv(payload)
    made = {
        "csv": rows,
        "json": _json({**_about(payload, site), "rows": [dict(zip(payload["rows"]["columns"], row)) for row in payload["rows"]["data"]]}),
        "bib": own["bibtex"], "ris": own["ris"], "csl.json": own["csl"],
        "zip": _zip({f"{payload['id']}.csv": rows, "README.md": readme(payload, site, own, producers)}, site),
    }
    if payload["wide"]:
        made["plotly.json"] = _json(payload["wide"])
        chart = json.dumps({"wide": payload["wide"], "narrow": payload["narrow"]}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        made["js"] = f'companion.chart("{payload["id"]}", {chart});\n'
    return made


def _about(payload, site):
    plain = ("id", "kind", "title", "subtitle", "caption", "alt", "fields", "tables", "claims")
    return {
        **{key: payload[key] for key in plain},
        "book": site["title"], "version": site["version"], "date": site["date"], "address": f"{site['base_url']}figures/{payload['id']}.html",
        "caveats": [data.caveat(name)["text"] for name in payload["caveats"]],
        "sources": [data.origin(origin) for origin in payload["origins"]],
    }


def _json(value):
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False, default=str) + "\n"


def readme(payload, site, own, producers):
    """What somebody needs who finds the rows on a disk in ten years."""
    origins = [data.origin(origin) for origin in payload["origins"]]
    fields = [f"- `{field['name']}`: {field['title']}, {field['type']}" + "".join(f"; {part}" for part in (field["unit"], field["description"]) if part) for field in payload["fields"]]
    parts = [
        f"# {payload['title']}", payload["subtitle"], payload["caption"],
        f"{payload['id']}.csv holds exactly the {len(payload['rows']['data'])} rows that the figure draws: UTF-8, commas, missing values empty.",
        f"From: {site['title']}, version {site['version']}, {site['date']}, {cite.address(payload, site)}.",
        "## Fields", "\n".join(fields),
        "## What to bear in mind" if payload["caveats"] else "", "\n".join(f"- {data.caveat(name)['text']}" for name in payload["caveats"]),
        "## Sources and their terms", "\n".join(f"- {origin['title']}. {origin['producer']}. Read on {origin['accessed']}. Terms: {origin['license']['name']}. {origin.get('url') or ''}".rstrip() for origin in origins),
        "## Cite the figure", own["chicago"]["text"],
        "## Cite the data" if producers else "", "\n\n".join(record["chicago"]["text"] for record in producers),
        "## Licence", "Text, selection and picture: CC BY 4.0. The numbers keep the terms of their sources, above.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def geopackage(frame, record, path, day):
    """Write a table of geometry as a GeoPackage that names its terms and sources; the date inside is that of the version."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
    terms = "; ".join(license["title"] for license in record["licenses"])
    sources = "; ".join(source["attribution"] for source in record["sources"])
    path.unlink(missing_ok=True)      # an old file would be added to
    pyogrio.write_dataframe(frame, path, layer=record["table"], driver="GPKG", layer_metadata={"title": record["title"], "license": terms, "source": sources})


def _zip(contents, site):
    """A zip whose bytes depend on its contents only: the date inside is that of the version."""
    stamp = (*(int(part) for part in site["date"].split("-")), 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, text)
    return out.getvalue()
