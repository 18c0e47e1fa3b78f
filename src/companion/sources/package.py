"""The data package: datapackage.json written from the records of tables and origins, and tables checked against them."""

import hashlib
import json

import frictionless
import yaml

from companion import paths
from companion.errors import CompanionError
from companion.sources import origin

NAME = "driving-a-wedge-companion"
LICENCES = {"CC BY 4.0": "CC-BY-4.0"}   # Open Definition names; all others are "other, with attribution"


def tables():
    """The names of all tables that have a record, sorted."""
    return sorted(path.stem for path in paths.SCHEMAS.glob("*.yml"))


def schema(name):
    """The record of one table, from data/schemas/. Raises CompanionError for an unknown name."""
    if name not in tables():
        raise CompanionError(f"there is no table {name!r}", "data/schemas", f"one of {', '.join(tables())}", f"write data/schemas/{name}.yml or mend the name")
    return yaml.safe_load((paths.SCHEMAS / f"{name}.yml").read_text(encoding="utf-8"))


def _table_schema(record):
    keys = ("fields", "primaryKey", "missingValues")
    return {key: record[key] for key in keys} | ({"foreignKeys": record["foreignKeys"]} if record.get("foreignKeys") else {})


def _source(origin_id):
    record = origin.load(origin_id)
    page = {"path": record["url"]} if record["url"] else {}   # what we collected ourselves has no page of its own
    return {
        "title": record["title"], **page, "id": origin_id, "producer": record["producer"], "attribution": record["attribution"],
        "version": record["version"], "published": record["published"], "accessed": record["accessed"].isoformat(),
        "license": record["license"], "citation": record["citation"], "caveats": record["caveats"],
        "files": [{key: file[key] for key in file if key != "collected"} | ({"path": file["collected"]} if "collected" in file else {}) for file in record["files"]],
    }


def resource(name, file):
    """The descriptor of one table: title, description, schema, sources, licence, caveats, bytes and hash of the file."""
    record, content = schema(name), file.read_bytes()
    geometry = file.suffix == ".geojson"
    inherited = [caveat for origin_id in record["origins"] for caveat in origin.load(origin_id)["caveats"]]
    return {
        "name": record["name"].replace("_", "-"), "table": record["name"], "path": record["path"], "title": record["title"], "description": record["description"],
        "profile": "data-resource" if geometry else "tabular-data-resource", "format": file.suffix[1:], "mediatype": "application/geo+json" if geometry else "text/csv",
        "encoding": "utf-8", "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [{"name": LICENCES.get(record["license"], "other-at"), "title": record["license"]}], "origins": record["origins"], "caveats": list(dict.fromkeys(inherited + record["caveats"])),
        "sources": [_source(origin_id) for origin_id in record["origins"]], "schema": _table_schema(record),
    }


def write(target, fresh=paths.DATA):
    """Write datapackage.json from the records; tables are read from `fresh`, else from data/. Checked by Frictionless."""
    resources = []
    for name in tables():
        path = schema(name)["path"]
        file = next((folder / path for folder in (fresh, paths.DATA) if (folder / path).exists()), None)
        if file:
            resources.append(resource(name, file))
    package = {
        "name": NAME, "title": "Driving a Wedge? Data of the research companion", "profile": "data-package", "homepage": "data/",
        "description": "Tables and geometry behind the figures of the companion, each with its sources, caveats and hash. Written from data/schemas and data/origins.",
        "resources": resources,
    }
    for error in frictionless.Package.metadata_validate(package):
        raise CompanionError(error.note, "data/datapackage.json", "a package that Frictionless accepts", "mend the record in data/schemas or data/origins that it names")
    target.write_text(json.dumps(package, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8", newline="\n")


def validate(name, file):
    """Check one written table against its schema with Frictionless; raises CompanionError naming row and field."""
    if file.suffix == ".geojson":
        return   # Frictionless has no reader of GeoJSON; data.load checks the frame
    alone = {key: value for key, value in _table_schema(schema(name)).items() if key != "foreignKeys"}   # those look into other tables: `companion check`
    report = frictionless.Resource(path=file.name, basepath=str(file.parent), schema=frictionless.Schema.from_descriptor(alone)).validate()
    for row, field, note in report.flatten(["rowNumber", "fieldName", "note"]):
        raise CompanionError(f"row {row}, field {field}: {note}", file.name, f"what data/schemas/{name}.yml says", "mend the step, the source's file or the record")
