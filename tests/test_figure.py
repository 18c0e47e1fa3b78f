"""The figure object: what it checks, what it carries, what a notebook's output holds."""

import csv
import io
import json

import geopandas
import numpy
import pandas as pd
import plotly.graph_objects as go
import pytest
from shapely.geometry import Point

from companion import data, figure, style, table
from companion.errors import CompanionError

FIELDS = [
    {"name": "partner", "type": "string", "title": "Partner", "description": "ISO 3166 alpha-3"},
    {"name": "year", "type": "integer", "title": "Year", "description": ""},
    {"name": "exports_usd", "type": "number", "title": "Exports", "unit": "current US dollars", "description": "Goods"},
    {"name": "signed", "type": "date", "title": "Signed"},
]
ORIGINS = {
    "cow": {"caveats": ["goods_only", "gaps"], "attribution": "Barbieri and Keshk", "title": "COW Trade", "producer": "Barbieri and Keshk",
            "url": "https://correlatesofwar.org", "accessed": "2026-11-23", "license": {"name": "Free with citation", "url": None}, "citation": None},
    "imf": {"caveats": ["goods_only", "estimates"], "attribution": "IMF", "title": "IMTS", "producer": "IMF", "url": "https://imf.org",
            "accessed": "2026-11-23", "license": {"name": "IMF terms", "url": "https://imf.org/terms"}, "citation": None},
}


@pytest.fixture(autouse=True)
def stub_data(monkeypatch):
    """A data package of one table, so that these tests stand on their own."""
    def describe(name):
        if name != "trade":
            raise CompanionError(f"there is no table {name!r}")
        return {"schema": {"fields": FIELDS}, "origins": ["cow", "imf"], "caveats": ["goods_only", "gaps", "estimates", "of_table"]}

    def origin(name):
        if name not in ORIGINS:
            raise CompanionError(f"there is no origin {name!r}")
        return ORIGINS[name]

    monkeypatch.setattr(data, "describe", describe)
    monkeypatch.setattr(data, "origin", origin)
    monkeypatch.setattr(data, "caveat", lambda key: {"short": key, "text": f"About {key}"})
    monkeypatch.setattr(data, "load", lambda name: pd.DataFrame({"id": ["C25-1", "C25-2"]}))


def parts(**changes):
    chart = go.Figure().add_scatter(x=numpy.array([2009, 2010]), y=numpy.array([39.5, numpy.nan]))
    rows = pd.DataFrame({"partner": ["CHN", "DEU"], "year": pd.array([2010, None], dtype="Int64"), "exports_usd": [39.5, float("nan")]})
    usual = dict(chart=chart, id="a-figure", rows=rows, title="China leads", caption="Ranks.", alt="A line rises.", tables=["trade"], claims=["C25-1"])
    return usual | changes


def test_a_payload_is_json_with_all_that_the_book_needs():
    payload = figure.make(**parts()).to_payload()
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload
    assert payload["rows"] == {"columns": ["partner", "year", "exports_usd"], "data": [["CHN", 2010, 39.5], ["DEU", None, None]]}
    assert payload["fields"][2] == {"name": "exports_usd", "title": "Exports", "type": "number", "unit": "current US dollars", "description": "Goods"}
    assert payload["kind"] == "chart" and payload["origins"] == ["cow", "imf"]
    assert payload["caveats"] == ["goods_only", "gaps", "estimates", "of_table"]


def test_narrowed_origins_bring_only_their_own_caveats_and_the_table_s():
    payload = figure.make(**parts(origins=["cow"])).to_payload()
    assert payload["origins"] == ["cow"] and payload["caveats"] == ["goods_only", "gaps", "of_table"]


def test_plotly_s_base64_arrays_are_written_out():
    payload = figure.make(**parts()).to_payload()
    assert "bdata" not in json.dumps(payload)
    assert payload["wide"]["data"][0]["x"] == [2009, 2010] and payload["wide"]["data"][0]["y"] == [39.5, None]


def test_a_matrix_of_base64_keeps_its_shape():
    heat = go.Figure().add_heatmap(z=numpy.arange(6.0).reshape(2, 3))
    assert figure.plain(heat)["data"][0]["z"] == [[0, 1, 2], [3, 4, 5]]


def test_the_narrow_chart_is_made_or_taken():
    own = go.Figure(layout={"height": 333})
    assert figure.make(**parts()).narrow["layout"]["height"] == style.HEIGHTS["narrow"]
    assert figure.make(**parts(narrow=own)).narrow["layout"]["height"] == 333


def test_the_output_of_a_chart():
    bundle = figure.make(**parts())._repr_mimebundle_()
    assert set(bundle) == {figure.MIME, figure.PLOTLY_MIME, "text/plain"}
    assert bundle["text/plain"] == "China leads"


def test_an_address_in_a_table_is_a_link_and_shows_its_host():
    field = {"name": "source", "title": "Source", "type": "string", "unit": ""}
    payload = {"title": "T", "fields": [field], "rows": {"data": [["https://www.example.org/a?b=1&c=2"], ["Somebody, https://example.org"], ["geo_maps_osm"]]}}
    made = table.to_html(payload)
    assert '<a href="https://www.example.org/a?b=1&amp;c=2">example.org</a>' in made
    assert "<td>Somebody, https://example.org</td>" in made and "<td>geo_maps_osm</td>" in made


def test_the_output_of_a_table_is_a_table():
    rows = parts()["rows"].assign(partner=["<b>", "Türkiye"])
    bundle = figure.make(**parts(chart=None, rows=rows))._repr_mimebundle_()
    assert set(bundle) == {figure.MIME, "text/html", "text/plain"}
    assert bundle[figure.MIME]["kind"] == "table" and bundle[figure.MIME]["wide"] is None
    assert "<caption>China leads</caption>" in bundle["text/html"] and '<th scope="col">Partner</th>' in bundle["text/html"]
    assert '<th scope="col" class="number">Exports (current US dollars)</th>' in bundle["text/html"]
    assert "&lt;b&gt;" in bundle["text/html"] and '<td class="number">2010</td>' in bundle["text/html"]


def test_computed_columns_are_described_in_the_notebook():
    rows = parts()["rows"].assign(rank=[1.0, 2.0], note=["x", None], share=[12.5, None], ends=pd.to_datetime(["1964-10-14", None]))
    fields = {"rank": "place among partners", "note": {"title": "Remark", "description": "ours"}, "share": "per cent; of all partners", "ends": "last day"}
    payload = figure.make(**parts(rows=rows, fields=fields)).to_payload()
    found = {field["name"]: field for field in payload["fields"]}
    assert found["share"] | {"title": ""} == {"name": "share", "title": "", "type": "number", "unit": "per cent", "description": "of all partners"}
    assert found["rank"]["type"] == "integer" and found["rank"]["description"] == "place among partners" and found["rank"]["unit"] == ""
    assert found["note"]["title"] == "Remark" and found["ends"]["type"] == "date"
    assert payload["rows"]["data"] == [["CHN", 2010, 39.5, 1, "x", 12.5, "1964-10-14"], ["DEU", None, None, 2, None, None, None]]


def test_geometry_is_not_among_the_rows():
    rows = geopandas.GeoDataFrame({"partner": ["MNG"]}, geometry=[Point(1, 2)], crs=4326)
    assert figure.make(**parts(rows=rows, kind="map")).to_payload()["rows"] == {"columns": ["partner"], "data": [["MNG"]]}


@pytest.mark.parametrize("changes, said", [
    ({"id": "9-bad"}, "the id is malformed"),
    ({"id": "Bad"}, "the id is malformed"),
    ({"alt": " "}, "alt is empty"),
    ({"title": ""}, "title is empty"),
    ({"rows": pd.DataFrame({"partner": []})}, "there are no rows"),
    ({"tables": ["nothing"]}, "there is no table 'nothing'"),
    ({"tables": []}, "no table is named"),
    ({"origins": ["nobody"]}, "there is no origin 'nobody'"),
    ({"claims": []}, "missing or unknown"),
    ({"claims": ["C99-9"]}, "C99-9"),
    ({"kind": "table"}, "does not go with"),
    ({"chart": None, "kind": "map"}, "does not go with"),
    ({"rows": pd.DataFrame({"mystery": [1]})}, "column 'mystery' is not described"),
    ({"fields": {"mystery": "text"}}, "not in the rows"),
    ({"rows": pd.DataFrame({"partner": [{"a": 1}]})}, "row 1, column 'partner'"),
])
def test_what_is_wrong_is_said_with_the_figure_s_id(changes, said):
    with pytest.raises(CompanionError, match=said):
        figure.make(**parts(**changes))


def test_show_displays_one_output(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "display", shown.append)
    figure.show(**parts())
    assert [item.id for item in shown] == ["a-figure"]


def test_values_carry_the_number_and_its_text(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "display", shown.append)
    figure.values(first_year=numpy.int64(2010), china_bn=(numpy.float64(65.92), "65.9"), names=(["India", "Bhutan"], "India, Bhutan"), day=pd.Timestamp("1949-10-01"))
    bundle = shown[0]._repr_mimebundle_()
    assert json.loads(json.dumps(bundle[figure.VALUES_MIME])) == {
        "first_year": {"value": 2010, "text": "2010"}, "china_bn": {"value": 65.92, "text": "65.9"},
        "names": {"value": ["India", "Bhutan"], "text": "India, Bhutan"}, "day": {"value": "1949-10-01", "text": "1949-10-01"},
    }
    assert "china_bn = 65.9" in bundle["text/plain"]


@pytest.mark.parametrize("given", [65.92, None])
def test_a_value_without_text_must_be_whole(given):
    with pytest.raises(CompanionError, match="value 'x'"):
        figure.values(x=given)


def test_csv_gives_the_rows_back():
    rows = pd.DataFrame({"partner": ['say "hi", you', "Кита́й 中国"], "exports_usd": [0.1 + 0.2, None]})
    text = figure.csv(figure.make(**parts(rows=rows)).to_payload())
    assert list(csv.reader(io.StringIO(text))) == [["partner", "exports_usd"], ['say "hi", you', "0.30000000000000004"], ["Кита́й 中国", ""]]
    assert "\r" not in text


def test_the_readme_says_what_a_stranger_needs():
    site = {"title": "Book", "author": "Contributors", "version": "1.2", "date": "2026-11-24", "base_url": "https://x.org/"}
    text = figure.readme(figure.make(**parts(subtitle="Dollars")).to_payload(), site)
    for part in ("# China leads", "Dollars", "`a-figure.csv` has exactly the 2 rows", "- `exports_usd` (number): Goods. Unit: current US dollars.",
                 "- About goods_only.", "COW Trade; Barbieri and Keshk; https://correlatesofwar.org; read on 2026-11-23. Licence: Free with citation.",
                 "IMF terms (https://imf.org/terms)", "> Contributors. 2026.", "https://x.org/figures/a-figure.html", "CC BY 4.0"):
        assert part in text, part


@pytest.mark.parametrize("value, field, text", [
    (None, {"type": "number", "unit": "km"}, ""), (4209.3, {"type": "number", "unit": "km"}, "4,209.3"),
    (0.51234, {"type": "number", "unit": ""}, "0.5123"), (65900000000.0, {"type": "number", "unit": "US dollars"}, "65,900,000,000"),
    (2010, {"type": "integer", "unit": ""}, "2010"), (12345, {"type": "integer", "unit": "people"}, "12,345"), (True, {"type": "boolean", "unit": ""}, "yes"),
])
def test_a_cell_as_a_reader_sees_it(value, field, text):
    assert table.cell(value, field) == text
