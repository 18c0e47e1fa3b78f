"""The data package: its tables, their frames, their sources and citations."""

import functools
import hashlib

import frictionless
import yaml
from pybtex.database import parse_file

from companion import data, paths
from companion.check.result import Result
from companion.errors import CompanionError

REDERIVE = "run `make data`, which derives the tables again and writes datapackage.json"


@functools.cache
def records(folder):
    """{id: record} of a folder of YAML records."""
    return {path.stem: yaml.safe_load(path.read_text("utf8")) for path in sorted(folder.glob("*.yml"))}


@functools.cache
def bibliography():
    """The keys in references.bib."""
    return set(parse_file(paths.DATA / "references.bib", "bibtex").entries)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tables():
    """Frictionless finds nothing wrong: fields, types, constraints, primary and foreign keys."""
    result = Result("tables keep their schemas and keys", "tables, Frictionless")
    try:
        package = frictionless.Package(str(paths.DATA / "datapackage.json"))
    except frictionless.FrictionlessException as error:
        result.faults += [str(CompanionError(reason.note, "data/datapackage.json", "a Frictionless Data Package", "mend the records in data/schemas/ or what writes the package")) for reason in error.reasons or [error.error]]
        return result
    result.count = len(package.resources)
    for task in package.validate().tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            where = f"data/{task.place}" + (f", row {row}" if row else "")
            result.faults.append(str(CompanionError(error.message, where, "what its record in data/schemas/ says", REDERIVE)))
    return result


def frames():
    """Every table has the hash that it was written with, and loads as a frame that pandera accepts."""
    result = Result("tables have their hashes and load", "rows, pandera")
    for name in data.tables():
        try:
            result.count += len(data.load(name))
        except CompanionError as error:
            result.faults.append(str(error))
    return result


def origins():
    """Each source has a citation; each caveat and origin that is named exists, and each that exists is named."""
    result = Result("sources have citations, caveats and records", "references from records")
    caveats = yaml.safe_load((paths.DATA / "caveats.yml").read_text("utf8"))
    used_caveats, used_origins = set(), set()
    for folder, kind in ((paths.ORIGINS, "origins"), (paths.SCHEMAS, "schemas")):
        for name, record in records(folder).items():
            where = f"data/{kind}/{name}.yml"
            if kind == "origins":
                result.expect(record.get("citation") in bibliography(), f"the citation {record.get('citation')!r} is not in the bibliography", where,
                              "a key of data/references.bib", "add the entry to data/references.bib, or mend the key")
            for origin in record.get("origins", []):
                used_origins.add(origin)
                result.expect(origin in records(paths.ORIGINS), f"the origin {origin!r} has no record", where, f"data/origins/{origin}.yml", "write the record, or mend the name")
            for caveat in record.get("caveats") or []:
                used_caveats.add(caveat)
                result.expect(caveat in caveats, f"the caveat {caveat!r} is not written", where, "a key of data/caveats.yml", "write the caveat there, or mend the key")
    for caveat in caveats:
        result.expect(caveat in used_caveats, f"the caveat {caveat!r} belongs to nothing", "data/caveats.yml", "an origin or a table that names it", "name it there, or take it out")
    for origin in records(paths.ORIGINS):
        result.expect(origin in used_origins, "no table comes from this origin", f"data/origins/{origin}.yml", "a table in data/schemas/ that names it", "name it there, or take it out")
    return result


def collected():
    """Hand-collected tables are the very bytes that their records name."""
    result = Result("collected tables are those of their records", "files, SHA-256")
    named = {file["collected"]: (name, file) for name, record in records(paths.ORIGINS).items() for file in record.get("files", []) if "collected" in file}
    for relative, (name, file) in named.items():
        path = paths.ROOT / relative
        found = sha256(path) if path.exists() else "nothing"
        result.expect(found == file["sha256"], f"its SHA-256 is {found}", relative, f"{file['sha256']} as data/origins/{name}.yml says",
                      "if the change is meant, put the new hash and size into the record and run `make data`")
    return result


CHECKS = (tables, frames, origins, collected)
