"""The door to data/: every table loads, keeps to its schema, and agrees with facts that others published."""

import hashlib
import json
import shutil

import frictionless
import pandas as pd
import pytest

from companion import data, paths
from companion.errors import CompanionError

FACTS = pd.read_csv(paths.ROOT / "tests" / "facts.csv", dtype="string")


@pytest.mark.parametrize("name", data.tables())
def test_every_table_loads_and_says_where_it_is_from(name):
    frame, record = data.load(name), data.describe(name)
    assert len(frame) and frame.attrs["table"] == name
    assert record["sources"] and all(len(file["sha256"]) == 64 for source in record["sources"] for file in source["files"])
    assert all(data.caveat(key)["short"] for key in record["caveats"])
    assert not frame.duplicated(record["schema"]["primaryKey"]).any()


def test_frictionless_accepts_the_whole_package_with_its_foreign_keys():
    report = frictionless.validate(str(paths.DATA / "datapackage.json"))
    problems = [problem for problem in report.flatten(["resourceName", "rowNumber", "note"]) if not (problem[0] or "").endswith("geojson")]
    assert not problems


@pytest.mark.parametrize("fact", FACTS.to_dict("records"), ids=lambda fact: f"{fact['table']}: {fact['where']}"[:70])
def test_facts(fact):
    assert fact["publisher"] and fact["url"].startswith("http")
    rows = data.load(fact["table"]).query(fact["where"])
    assert len(rows) == 1, "a fact names one row"
    found = rows.eval(fact["value"]).iloc[0]
    if pd.isna(fact["within_percent"]):
        assert str(found)[:10] == fact["expected"]
    else:
        expected = float(fact["expected"])
        assert abs(found - expected) <= max(expected * float(fact["within_percent"]) / 100, 1e-6)


def test_trade_keeps_sources_side_by_side_and_covers_what_they_cover():
    trade = data.load("trade")
    assert set(trade.query("reporter == 'RUS' and partner == 'CHN' and year == 2017")["source"]) == {"imf_imts", "imf_dots", "baci"}
    cow, imf = trade[trade["source"] == "cow_trade"], trade[trade["source"] == "imf_imts"]
    assert (cow["year"].min(), cow["year"].max(), set(cow["reporter"])) == (1950, 2014, {"CHN", "RUS", "SUN", "USA", "KAZ", "KGZ", "TJK", "TKM", "UZB"})
    assert (imf["year"].min(), imf["year"].max(), set(imf["reporter"])) == (2016, 2024, {"RUS"})
    assert cow.loc[cow["reporter"] == "SUN", "year"].max() == 1991 and cow.loc[cow["reporter"] == "RUS", "year"].min() == 1992
    assert trade.query("source == 'baci'")[["reporter", "partner"]].drop_duplicates().shape[0] == 2


def test_both_sides_of_a_pair_tell_the_same_in_cow():
    cow = data.load("trade").query("source == 'cow_trade' and reporter in ['CHN', 'RUS', 'USA'] and partner in ['CHN', 'RUS', 'USA']")
    mirror = cow.merge(cow, left_on=["reporter", "partner", "year"], right_on=["partner", "reporter", "year"], suffixes=("", "_other"))
    assert len(mirror) == len(cow)
    assert mirror["exports_usd"].fillna(-1).equals(mirror["imports_usd_other"].fillna(-1))


def test_zero_is_not_missing():
    trade = data.load("trade")
    unknown = trade.query("source == 'cow_trade' and reporter == 'SUN' and partner == 'CHN' and 1960 <= year <= 1963")
    assert len(unknown) == 4 and unknown["exports_usd"].isna().all() and unknown["flag"].notna().all()
    empty = trade[trade[["exports_usd", "imports_usd"]].isna().all(axis=1)]
    assert empty["flag"].notna().all()


def test_rows_known_to_be_wrong_stand_as_published_and_are_flagged():
    flagged = data.load("trade").query("source == 'imf_imts'").dropna(subset=["flag"])
    assert set(zip(flagged["partner"], flagged["year"])) == {("UGA", 2022), ("UGA", 2023), ("UGA", 2024), ("UZB", 2023), ("UZB", 2024)}
    assert (flagged["imports_usd"] > 5e9).all()


def test_successions_follow_from_the_posts():
    changes = data.load("successions")
    for _, line in changes.groupby(["list", changes["country"] == "CHN"]):
        line = line.sort_values("date")
        assert line["predecessor"].tolist()[1:] == line["successor"].tolist()[:-1]
    chinese = changes.query("list == 'posts' and country == 'CHN'")["successor"].tolist()
    assert chinese == ["Hua Guofeng", "Hu Yaobang", "Zhao Ziyang", "Jiang Zemin", "Hu Jintao", "Xi Jinping"]
    assert "Deng Xiaoping" in changes.query("list == 'archigos'")["successor"].tolist()


def test_an_unknown_table_is_answered_with_the_names():
    with pytest.raises(CompanionError, match="there is no table 'tarde'.*trade"):
        data.load("tarde")


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """data/ in a folder of its own, to be broken."""
    shutil.copytree(paths.DATA, tmp_path / "data")
    monkeypatch.setattr(paths, "DATA", tmp_path / "data")
    return tmp_path / "data"


def rewrite(folder, name, old, new):
    """Change a table and let the package know its new hash, so that the schema is what stops it."""
    path = folder / name
    text = path.read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf8")
    package = json.loads((folder / "datapackage.json").read_text("utf8"))
    for resource in package["resources"]:
        if resource["path"] == name:
            resource["hash"] = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "datapackage.json").write_text(json.dumps(package), "utf8")


def test_a_changed_byte_in_a_table_is_named(copied):
    content = (copied / "trade.csv").read_bytes()
    (copied / "trade.csv").write_bytes(content[:-2] + b"9\n")
    with pytest.raises(CompanionError, match="data/trade.csv: the file was changed.*What to do"):
        data.load("trade")


def test_a_table_that_is_gone_is_named(copied):
    (copied / "treaties.csv").unlink()
    with pytest.raises(CompanionError, match="data/treaties.csv: the table is missing"):
        data.load("treaties")


@pytest.mark.parametrize("old, new, says", [
    ("RUS,CHN,2017,42116091374", "RUS,CHN,2017,-5", "column exports_usd"),
    ("RUS,CHN,2017", "Rus,CHN,2017", "column reporter"),
    ("RUS,CHN,2017", "RUS,CHN,1817", "column year"),
    ("partner,year", "partner,years", "column year is gone"),
])
def test_a_value_against_the_schema_is_named_with_row_and_column(copied, old, new, says):
    rewrite(copied, "trade.csv", old, new)
    with pytest.raises(CompanionError, match=f"data/trade.csv: .*{says}"):
        data.load("trade")
