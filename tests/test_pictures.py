"""Pictures: what is in them, equal bytes, fonts, tables, the cache. The renderer is the real one."""

import json
import re
import struct
import sys
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from companion import cite, figure, fonts, pictures, style, svg
from companion.errors import CompanionError
from companion.fonts import cut

SITE = {"title": "Book", "author": "Contributors", "version": "1", "date": "2026-11-24", "base_url": "https://example.org/"}
LABEL = "China’s 中国 Китай"


def chart_payload(**changes):
    chart = go.Figure().add_scatter(x=[2000, 2010, 2020], y=[1.23456, 4, 2], mode="lines+markers", line_color=style.PALETTE["china"][0])
    chart.add_annotation(x=2020, y=2, text=f"<b>{LABEL}</b>", xanchor="left")
    usual = dict(
        id="a-chart", kind="chart", title="China passed Germany in 2010 and stayed first in every year since, by every source", subtitle="Rank, 中国",
        wide=figure.plain(chart), narrow=figure.plain(style.narrow(chart)), rows={"columns": ["x"], "data": [[1]]}, fields=[], origins=["cow"],
    )
    return usual | changes


def table_payload(rows=3, **changes):
    fields = [dict(name="a", title="Name", type="string", unit="", description=""), dict(name="b", title="Length", type="number", unit="km", description=""),
              dict(name="c", title="Note", type="string", unit="", description="")]
    data = [[f"Россия {number}", 4209.3 if number else None, "A long note " * 12 + "中国"] for number in range(rows)]
    usual = dict(id="a-table", kind="table", title="A table", subtitle="", wide=None, narrow=None, rows={"columns": ["a", "b", "c"], "data": data}, fields=fields, origins=["cow"])
    return usual | changes


@pytest.fixture(scope="module")
def renderer():
    with pictures.Renderer() as running:
        yield running


@pytest.fixture(scope="module")
def still(renderer):
    return pictures.draw(chart_payload(), "wide", "light", renderer)


@pytest.fixture(scope="module")
def drawn(renderer):
    return pictures.downloads(chart_payload(), "Source: COW.", "example.org/figures/a-chart.html", renderer)


def test_a_still_has_the_chart_without_title_on_no_ground(still):
    root = ElementTree.fromstring(still)
    assert (root.get("width"), root.get("height")) == ("760", "460")
    assert LABEL in svg.texts(still) and "Germany" not in still
    assert not any(element.get("width") == "760" and element.tag.endswith("rect") and "fill-opacity:0" not in element.get("style", "") for element in root)
    assert style.PALETTE["china"][0] in still and "rgb(" not in still


def test_a_still_is_small_and_its_numbers_are_rounded(still):
    assert len(still) < 6000
    assert not re.search(r"\d\.\d\d", re.sub(r'style="[^"]*"|font-size="[^"]*"', "", still))


def test_every_reference_in_a_still_is_to_an_id_of_its_own(still):
    ids = re.findall(r'id="([^"]+)"', still)
    assert len(ids) == len(set(ids)) and all(name.startswith("a-chart-wide-light-") for name in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", still)) <= set(ids)


def test_the_narrow_and_the_dark_still(renderer, still):
    narrow = pictures.draw(chart_payload(), "narrow", "light", renderer)
    assert svg.size(narrow) == (360, style.HEIGHTS["narrow"])
    dark = pictures.draw(chart_payload(), "wide", "dark", renderer)
    assert style.PALETTE["china"][1] in dark and style.PALETTE["china"][0] not in dark
    assert dark.replace("-dark-", "-light-") == style.dark(still)


def test_a_picture_that_travels_carries_title_source_and_address(drawn):
    text = svg.texts(drawn["svg"].decode())
    for part in ("China passed Germany in 2010", "by every", "Rank, 中国", "Source: COW.", "example.org/figures/a-chart.html", LABEL):
        assert part in text
    lines = [element.text for element in ElementTree.fromstring(drawn["svg"]) if element.get("font-size") == str(svg.TITLE)]
    assert len(lines) == 2 and " ".join(lines) == chart_payload()["title"]
    assert all(fonts.width(line, svg.TITLE, "bold") <= 760 for line in lines)


def test_the_png_is_twice_the_size_and_white_with_ink(drawn):
    width, height = struct.unpack(">II", drawn["png"][16:24])
    assert drawn["png"].startswith(b"\x89PNG") and (width, height) == tuple(2 * side for side in svg.size(drawn["svg"].decode()))
    assert len(drawn["png"]) > 30_000


def test_the_pdf_is_vector_with_the_project_s_fonts_and_no_date(drawn):
    if sys.platform == "linux":
        assert b"/BaseFont /NotoSans" in drawn["pdf"]
    assert b"/FontFile" in drawn["pdf"] and b"/Subtype /Image" not in drawn["pdf"]
    assert re.findall(rb"D:\d{14}", drawn["pdf"]) in ([b"D:20000101000000"] * 2, [])


def test_a_second_renderer_draws_the_same_bytes(still, drawn):
    with pictures.Renderer() as other:
        assert pictures.draw(chart_payload(), "wide", "light", other) == still
        assert pictures.downloads(chart_payload(), "Source: COW.", "example.org/figures/a-chart.html", other) == drawn


def test_a_table_is_drawn_with_its_rows_wrapped_and_cut_off(renderer):
    short, long = svg.table(table_payload(3), 760), svg.table(table_payload(60), 760)
    assert "Россия 2" in svg.texts(short) and "Length (km)" in svg.texts(short) and "rows" not in svg.texts(short)
    assert "The first 40 of 60 rows" in svg.texts(long) and "Россия 40" not in svg.texts(long)
    assert svg.size(short)[0] == 760 and svg.size(long)[1] > 5 * svg.size(short)[1]
    for element in ElementTree.fromstring(short).iter(f"{{{svg.SVG}}}text"):
        start = float(element.get("x")) - (fonts.width(element.text, svg.TEXT) if element.get("text-anchor") == "end" else 0)
        assert start >= 0 and start + fonts.width(element.text, svg.TEXT) <= 761
    assert len(pictures.downloads(table_payload(3), "Source: COW.", "x", renderer)["png"]) > 30_000


@pytest.mark.parametrize("payload", [chart_payload(title="Ϩ"), table_payload(subtitle="Ϩ")], ids=["chart", "table"])
def test_a_character_that_the_fonts_lack_stops_the_picture(renderer, payload):
    with pytest.raises(CompanionError, match="the fonts lack 'Ϩ'.*companion.fonts.cut"):
        pictures.draw(payload, renderer=renderer)


def test_what_kaleido_refuses_is_one_sentence(renderer):
    with pytest.raises(CompanionError, match="the picture cannot be drawn"):
        renderer.draw({"data": [{"type": "scatter", "y": [1]}], "layout": {}}, "gif", 100, 100)


def test_a_renderer_that_hangs_is_ended_and_started_again(monkeypatch):
    payload = chart_payload()
    with pictures.Renderer() as running:
        running.draw(payload["wide"], "svg", 100, 100)
        monkeypatch.setattr(pictures, "LIMIT", 0.001)
        with pytest.raises(CompanionError, match="within 0.001 s"):
            running.draw(payload["wide"], "png", 2000, 2000, scale=4)
        monkeypatch.setattr(pictures, "LIMIT", 60)
        assert running.draw(payload["wide"], "svg", 100, 100).startswith(b"<svg")


@pytest.fixture
def executed(tmp_path):
    folder = tmp_path / "executed"
    folder.mkdir()

    def write(*payloads):
        outputs = [{"data": {figure.MIME: payload}} for payload in payloads]
        (folder / "trade.ipynb").write_text(json.dumps({"cells": [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": outputs}]}))
        return folder

    return write


def test_all_pictures_are_drawn_once_and_stale_ones_removed(executed, tmp_path, monkeypatch):
    monkeypatch.setattr(cite, "source_line", lambda payload: "Source: COW.")
    pictured = tmp_path / "pictures"
    (pictured / "gone").mkdir(parents=True)
    made = pictures.draw_all(executed(chart_payload(), table_payload()), pictured, SITE)
    assert set(made["a-chart"]) == {"wide.svg", "wide.dark.svg", "narrow.svg", "narrow.dark.svg", "svg", "png", "pdf"}
    assert set(made["a-table"]) == {"svg", "png", "pdf"} and not (pictured / "gone").exists()
    before = {path: path.stat().st_mtime_ns for paths in made.values() for path in paths.values()}
    assert all(path.stat().st_size for path in before)
    assert "a-chart-wide-dark-0" in made["a-chart"]["wide.dark.svg"].read_text()

    drawn = []
    monkeypatch.setattr(pictures, "_draw_one", lambda payload, *rest: drawn.append(payload["id"]))
    assert pictures.draw_all(executed(chart_payload(), table_payload()), pictured, SITE) == made
    assert drawn == []
    pictures.draw_all(executed(chart_payload(title="Another"), table_payload()), pictured, SITE)
    assert drawn == ["a-chart"]
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_two_figures_of_one_id(executed):
    with pytest.raises(CompanionError, match="trade.ipynb: two figures have the id 'a-chart'"):
        pictures.payloads(executed(chart_payload(), chart_payload()))


def test_the_fonts_have_every_character_of_the_project():
    assert fonts.missing("".join(cut.used())) == "", "run `python -m companion.fonts.cut`"


def test_the_fonts_are_small_free_and_described():
    files = sorted(path.name for path in fonts.FOLDER.glob("*.?tf"))
    assert files == ["NotoSans-Bold.ttf", "NotoSans-Regular.ttf", "NotoSansCJKsc-Bold.otf", "NotoSansCJKsc-Regular.otf"]
    assert all((fonts.FOLDER / name).stat().st_size < cut.MOST_BYTES for name in files)
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text()
    assert all(name in (fonts.FOLDER / "FONTLOG.txt").read_text() for name in files)


@pytest.mark.parametrize("text, most, lines", [
    ("China passed Germany", 1000, ["China passed Germany"]), ("China passed Germany", 130, ["China passed", "Germany"]),
    ("中国俄罗斯", 45, ["中国", "俄罗", "斯"]), ("Incomprehensibilities", 20, ["Incomprehensibilities"]), ("", 100, []),
])
def test_lines_are_broken_by_measure(text, most, lines):
    assert fonts.wrap(text, 20, most) == lines
