"""Origin records: complete, cited, with caveats that exist."""

import pybtex.database
import pytest

from companion import paths
from companion.errors import CompanionError
from companion.sources import origin, package


@pytest.mark.parametrize("origin_id", origin.ids())
def test_every_origin_is_complete_and_cited(origin_id):
    record = origin.load(origin_id)
    assert record["citation"] in pybtex.database.parse_file(str(paths.DATA / "references.bib")).entries
    assert record["license"]["name"] and isinstance(record["license"]["allows_redistribution"], bool)
    assert record["files"] and all(file["bytes"] > 0 for file in record["files"])


def test_every_origin_is_used_and_every_caveat_is_shown_somewhere():
    records = [package.schema(name) for name in package.tables()]
    used = {origin_id for record in records for origin_id in record["origins"]}
    assert used == set(origin.ids())
    shown = {key for record in records for key in record["caveats"]} | {key for origin_id in used for key in origin.load(origin_id)["caveats"]}
    assert shown == set(origin.caveats())


def test_an_unknown_origin_is_answered_with_the_ids():
    with pytest.raises(CompanionError, match="no origin 'cow'.*cow_trade"):
        origin.load("cow")


@pytest.mark.parametrize("old, new, says", [
    ("citation: gaulier2010\n", "", "lacks citation"),
    ("id: baci", "id: bacci", "the id is 'bacci'"),
    ("[goods_only,", "[goods_onyl,", "unknown caveat goods_onyl"),
    ("accessed: 2026-11-23", 'accessed: "yesterday"', "`accessed` is no date"),
    ("sha256: ", "sha256: x", "SHA-256"),
])
def test_a_faulty_record_is_named(tmp_path, monkeypatch, old, new, says):
    text = (paths.ORIGINS / "baci.yml").read_text("utf8")
    assert old in text
    (tmp_path / "baci.yml").write_text(text.replace(old, new), "utf8")
    monkeypatch.setattr(paths, "ORIGINS", tmp_path)
    with pytest.raises(CompanionError, match=f"data/origins/baci.yml: .*{says}"):
        origin.load("baci")
