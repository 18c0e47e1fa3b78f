"""Write a frame so that the same frame gives the same bytes: CSV for tables, GeoJSON for geometry."""

import json

import pandas as pd
import shapely

DIGITS = 6   # decimals of a degree, about 0.1 m


def _text(column, kind):
    if kind == "date":
        return pd.to_datetime(column).dt.strftime("%Y-%m-%d")
    if kind == "boolean":
        return column.map({True: "true", False: "false"})
    if kind == "integer":
        return column.astype("Int64")
    return column


def _value(value):
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    value = value.item() if hasattr(value, "item") else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def table(frame, record, path):
    """Write `frame` to `path` with the columns of the table's record, in their order; UTF-8, LF, missing as nothing."""
    columns = {field["name"]: field["type"] for field in record["fields"]}
    if path.suffix == ".geojson":
        return _geojson(frame, list(columns), path)
    out = pd.DataFrame({name: _text(frame[name], kind) for name, kind in columns.items()})
    whole = [name for name, kind in columns.items() if kind == "number" and (out[name].dropna() % 1 == 0).all()]
    out = out.astype({name: "Int64" for name in whole})
    out.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _geojson(frame, columns, path):
    """One feature a line, six decimals, keys in the record's order."""
    lines = []
    for _, row in frame.iterrows():
        shape = shapely.geometry.mapping(shapely.set_precision(row.geometry, 10**-DIGITS, mode="pointwise"))
        feature = {
            "type": "Feature",
            "properties": {name: _value(row[name]) for name in columns},
            "geometry": {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])},
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _rounded(part):
    return round(part, DIGITS) if isinstance(part, float) else [_rounded(inner) for inner in part]
