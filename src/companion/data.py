"""The one door to data/: tables as frames, checked against the package that describes them."""

import hashlib
import json
from functools import lru_cache

import geopandas as gpd
import pandas as pd
import pandera.pandas as pa

from companion import paths
from companion.errors import CompanionError
from companion.sources import origin as origins

DTYPES = {"string": "string", "integer": "Int64", "year": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[ns]"}


@lru_cache
def _package(stamp):
    return {resource["table"]: resource for resource in json.loads((paths.DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]}


def _resources():
    return _package((paths.DATA / "datapackage.json").stat().st_mtime_ns)


def tables():
    """The names of all tables, sorted."""
    return sorted(_resources())


def describe(name):
    """The descriptor of a table in datapackage.json: title, description, schema, sources, licences, caveats, bytes, hash."""
    if name not in _resources():
        raise CompanionError(f"there is no table {name!r}", "data/datapackage.json", f"one of {', '.join(tables())}", "mend the name")
    return _resources()[name]


@lru_cache
def once(name):
    """`load`, read and checked once for those who ask for a table many times; not to be changed."""
    return load(name)


def origin(origin_id):
    """The record of one source (see data/origins)."""
    return origins.load(origin_id)


def caveat(key):
    """One caveat: {"short": …, "text": …}."""
    known = origins.caveats()
    if key not in known:
        raise CompanionError(f"there is no caveat {key!r}", "data/caveats.yml", f"one of {', '.join(known)}", "mend the name")
    return known[key]


def load(name):
    """A table as a frame (a GeoDataFrame in EPSG:4326 for geometry), typed and checked against its schema.

    `attrs["table"]` is its name. Missing values are NA. Raises CompanionError: unknown table, bytes that differ from
    the package's hash, or a value that breaks the schema (column, row and value are named).
    """
    resource = describe(name)
    path, where = paths.DATA / resource["path"], f"data/{resource['path']}"
    if not path.exists():
        raise CompanionError("the table is missing", where, "the file that data/datapackage.json describes", f"git checkout -- {where}, or run `make data`")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if f"sha256:{found}" != resource["hash"]:
        raise CompanionError(f"the file was changed: SHA-256 {found}", where, resource["hash"], f"git checkout -- {where}; or run `make data` if a step was changed")
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    if path.suffix == ".geojson":
        frame = gpd.read_file(path, engine="pyogrio")
    else:
        frame = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=resource["schema"]["missingValues"])
    frame = _typed(frame, kinds, where)
    try:
        pandera_schema(resource).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        case = errors.failure_cases.iloc[0]
        row = "" if pd.isna(case["index"]) else f"row {int(case['index']) + 2}, "
        raise CompanionError(f"{row}column {case['column']}: {case['failure_case']!r} breaks {case['check']}", where, "what the schema in data/datapackage.json says", "run `make data`, or mend the record") from None
    frame.attrs["table"] = name
    return frame


def _typed(frame, kinds, where):
    lacking = set(kinds) - set(frame.columns)
    if lacking:
        raise CompanionError(f"the column {', '.join(sorted(lacking))} is gone", where, f"the columns {', '.join(kinds)}", "run `make data`")
    for column, kind in kinds.items():
        values = frame[column]
        if kind == "boolean" and values.dtype == "string":
            values = values.map({"true": True, "false": False})
        frame[column] = pd.to_datetime(values).astype(DTYPES[kind]) if kind == "date" else values.astype(DTYPES[kind])
    return frame


def pandera_schema(resource):
    """The pandera schema of a table, from its Frictionless schema: one schema, two validators.

    Our own converter, because pandera's reads no constraint and no date of a Frictionless 5 schema.
    """
    columns = {field["name"]: _column(field) for field in resource["schema"]["fields"]}
    if resource["format"] == "geojson":
        columns["geometry"] = pa.Column("geometry")
    return pa.DataFrameSchema(columns, strict=True, unique=resource["schema"]["primaryKey"] or None)


def _column(field):
    rules, checks = field.get("constraints", {}), []
    if "minimum" in rules:
        checks.append(pa.Check.ge(rules["minimum"]))
    if "maximum" in rules:
        checks.append(pa.Check.le(rules["maximum"]))
    if "enum" in rules:
        checks.append(pa.Check.isin(rules["enum"]))
    if "pattern" in rules:
        checks.append(pa.Check.str_matches(f"^(?:{rules['pattern']})$"))
    return pa.Column(DTYPES[field["type"]], checks=checks, nullable=not rules.get("required", False), unique=rules.get("unique", False))
