"""The Sphinx extension's own units: what it collects, what it hands to MyST-NB, what lies beside a figure's page."""

import io
import json
import zipfile
from types import SimpleNamespace

import pandas as pd
import pyogrio
import pytest

from companion import data
from companion.book import assets, citations, collect, context, downloads, library
from companion.book.renderer import FigureRenderer
from companion.errors import CompanionError
from companion.figure import MIME, PLOTLY_MIME, VALUES_MIME

SITE = {"title": "A Book", "author": "Its contributors", "version": "1.2.3", "date": "2026-11-24", "base_url": ""}
PAYLOAD = {
    "id": "some-ranks", "kind": "chart", "title": "One passed two", "subtitle": "Rank", "caption": "Ranks of two.", "alt": "Two lines cross.",
    "rows": {"columns": ["year", "rank"], "data": [[2009, 2], [2010, 1], [2011, None]]},
    "fields": [
        {"name": "year", "title": "Year", "type": "integer", "unit": "", "description": "Calendar year"},
        {"name": "rank", "title": "Rank", "type": "integer", "unit": "place", "description": "1 is the largest"},
    ],
    "tables": ["trade"], "origins": ["cow_trade"], "caveats": ["goods_only"], "claims": ["C25-1"],
    "wide": {"data": [], "layout": {"height": 300}}, "narrow": {"data": [], "layout": {}},
}


def write_notebook(folder, stem, *bundles):
    cells = [{"cell_type": "code", "outputs": [{"output_type": "display_data", "data": bundle} for bundle in bundles]}, {"cell_type": "markdown"}]
    (folder / f"{stem}.ipynb").write_text(json.dumps({"cells": cells}), "utf8")


def test_collects_figures_and_values(tmp_path):
    write_notebook(tmp_path, "trade", {MIME: PAYLOAD, "text/plain": ""}, {VALUES_MIME: {"first": {"value": 2010, "text": "2010"}}})
    book = collect.collect(tmp_path)
    assert book.figures["some-ranks"].payload == PAYLOAD and book.figures["some-ranks"].docname == "notebooks/trade"
    assert book.values == {"trade.first": "2010"}


@pytest.mark.parametrize("folder", ["", "nothing"])
def test_says_what_to_do_without_executed_notebooks(tmp_path, folder):
    with pytest.raises(CompanionError, match="make book"):
        collect.collect(tmp_path / folder if folder else "")


def test_two_figures_of_one_id_are_refused(tmp_path):
    write_notebook(tmp_path, "border", {MIME: PAYLOAD})
    write_notebook(tmp_path, "trade", {MIME: PAYLOAD})
    with pytest.raises(CompanionError, match=r"notebooks/trade\.md.*some-ranks.*notebooks/border\.md"):
        collect.collect(tmp_path)


def test_renderer_leaves_to_others_what_is_not_ours():
    ours = [FigureRenderer.handle_mime(None, SimpleNamespace(mime_type=kind, content={}), False) for kind in (VALUES_MIME, PLOTLY_MIME)]
    assert [[type(node).__name__ for node in nodes] for nodes in ours] == [["comment"], ["comment"]]
    assert FigureRenderer.handle_mime(None, SimpleNamespace(mime_type="text/plain", content="x"), False) is None


def files():
    return downloads.files(PAYLOAD, SITE, citations.of_figure(PAYLOAD, SITE), citations.of_producers(PAYLOAD["origins"]))


def test_the_zip_holds_the_rows_and_explains_them():
    archive = zipfile.ZipFile(io.BytesIO(files()["zip"]))
    assert sorted(archive.namelist()) == ["README.md", "some-ranks.csv"]
    rows = pd.read_csv(archive.open("some-ranks.csv"))
    assert rows.shape == (3, 2) and rows["rank"].isna().sum() == 1
    readme = archive.read("README.md").decode()
    for said in ("One passed two", "place; 1 is the largest", "Barbieri", "version 1.2.3", "CC BY 4.0", "goods only"):
        assert said.lower() in readme.lower(), said


def test_downloads_are_the_same_each_time():
    assert files() == files()


def test_the_script_hands_over_both_charts():
    script = files()["js"]
    assert script.startswith('companion.chart("some-ranks", ') and json.loads(script[len('companion.chart("some-ranks", '):-3]) == {"wide": PAYLOAD["wide"], "narrow": PAYLOAD["narrow"]}


def test_head_has_what_reference_managers_read():
    head = citations.head({**PAYLOAD, "title": 'A "quoted" <title>'}, {**SITE, "base_url": "https://example.org/"})
    assert '<meta name="citation_title" content="A &quot;quoted&quot; &lt;title&gt;">' in head
    assert "citation_publication_date\" content=\"2026/11/24" in head and "https://example.org/figures/some-ranks.html" in head
    about = json.loads(head.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert about["@type"] == "Dataset" and len(about["distribution"]) == 3 and about["variableMeasured"][1]["unitText"] == "place"


def test_claims_come_in_the_essays_order():
    ids = [claim["id"] for claim in library.paragraph(27)["claims"]]
    assert ids == sorted(ids, key=lambda name: int(name.partition("-")[2])) and len(ids) > 9
    with pytest.raises(CompanionError, match="1 to 31"):
        library.paragraph(32)


def test_every_verdict_has_a_mark():
    assert list(library.verdicts()) == list(library.MARKS)


def test_formats_of_templates():
    assert [context.when(text) for text in ("2021", "2021-08", "2021-08-24", "n.d.")] == ["2021", "August 2021", "24 August 2021", "n.d."]
    assert [context.size(count) for count in (999, 1500, 163308, 1140315)] == ["999 bytes", "1.5 kB", "163 kB", "1.1 MB"]
    assert context.sizes(PAYLOAD)["wide"] == (760, 300)


def test_the_policy_allows_the_one_inline_script_and_no_other_host():
    policy = assets.policy()
    assert policy.startswith("default-src 'self'") and "http" not in policy and policy.count("sha256-") == 1


def test_a_geopackage_names_its_terms_and_is_the_same_each_time(tmp_path):
    record, made = data.describe("border_sections"), []
    for name in ("one.gpkg", "two.gpkg"):
        downloads.geopackage(data.load("border_sections"), record, tmp_path / name, "2026-11-26")
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    frame = pyogrio.read_dataframe(tmp_path / "one.gpkg")
    assert len(frame) == len(data.load("border_sections")) and frame.crs.to_epsg() == 4326
    told = pyogrio.read_info(tmp_path / "one.gpkg")["layer_metadata"]
    assert "ODbL" in told["license"] and "OpenStreetMap" in told["source"]


def test_from_later_on_a_sentence_is_what_came_later():
    from docutils import nodes

    from companion.book import later

    doctree = nodes.section("", nodes.paragraph("", "", nodes.Text("Known then.\nLater: it "), nodes.strong("", "changed"), nodes.Text(" at once.")), nodes.paragraph("", "Sooner or Later is no mark."))
    later.mark(None, doctree)
    first, second = doctree.findall(nodes.paragraph)
    assert [child.astext() for child in first.children] == ["Known then.\n", "Later: it changed at once."]
    assert first.children[1]["classes"] == ["later"] and len(first.children[1].children) == 3
    assert not list(second.findall(nodes.inline))
