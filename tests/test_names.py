"""The glossary: one spelling each, scripts that are what they say, and links where a page first uses a name."""

import csv
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from companion import data, paths
from companion.book import glossary

OURS = {      # columns in our words, in which a name has one spelling; titles and quotations keep theirs
    "claims": ("paraphrase", "why", "change_mind"), "crisis_steps": ("what", "told"), "obstacle_steps": ("what",), "positions": ("position",), "documents": ("shows", "weighs", "words"),
    "events": ("title", "place"), "accused": ("accused_of",), "names": ("name", "what"),
}
SPELLINGS = list(csv.DictReader((Path(__file__).parent / "spellings.csv").read_text("utf8").splitlines()))
CHINESE, RUSSIAN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u0400-\u04ff]")


@pytest.fixture(scope="module")
def names():
    return data.load("names")


@pytest.fixture(scope="module")
def words():
    """Everything that this book says itself, by the place where it stands."""
    prose = {path.name: re.sub(r"\]\([^)]*\)", "]", path.read_text("utf8")) for folder in (paths.BOOK, paths.NOTEBOOKS) for path in folder.glob("*.md")}
    return prose | {f"{table}.{column}": "\n".join(data.load(table)[column].dropna()) for table, columns in OURS.items() for column in columns}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda row: row["variant"])
def test_a_name_has_one_spelling(words, spelling):
    found = [place for place, text in words.items() if re.search(rf"\b{re.escape(spelling['variant'])}\b", text)]
    assert not found, f"write {spelling['use']} in {found}"


def test_each_name_is_there_once_with_its_source(names):
    assert names["name"].is_unique and names["id"].is_unique
    assert names["publisher"].notna().all()
    assert (names["url"].isna() | names["url"].str.match("https?://")).all()


def test_a_script_holds_what_its_column_says(names):
    assert names["name_zh"].dropna().map(lambda text: bool(CHINESE.search(text)) and not RUSSIAN.search(text)).all()
    assert names["name_ru"].dropna().map(lambda text: bool(RUSSIAN.search(text)) and not CHINESE.search(text)).all()
    assert not names["name"].map(lambda text: bool(CHINESE.search(text) or RUSSIAN.search(text))).any()


def linked(*blocks, docname="book/somewhere"):
    """The names that become links in a page of these blocks."""
    document = new_document("page")
    document += list(blocks)
    app = SimpleNamespace(builder=SimpleNamespace(get_relative_uri=lambda here, there: "glossary.html"))
    glossary.link(app, document, docname)
    return document, [link.astext() for link in document.findall(nodes.reference)]


def test_the_first_mention_on_a_page_is_a_link_and_the_next_is_not():
    document, found = linked(nodes.paragraph("", "Mao Zedong met Kosygin; Mao Zedong left."), nodes.paragraph("", "Then Mao Zedong slept."))
    assert found == ["Mao Zedong"]
    assert document.astext().count("Mao Zedong") == 3
    assert next(document.findall(nodes.reference))["refuri"] == "glossary.html#name-mao-zedong"


def test_headings_links_and_code_are_left_alone():
    link = nodes.paragraph("", "", nodes.reference("", "Zhou Enlai", refuri="https://example.org"))
    assert linked(nodes.section("", nodes.title("", "Zhou Enlai")), link, nodes.paragraph("", "", nodes.literal("", "Zhou Enlai")))[1] == ["Zhou Enlai"]


def test_the_glossary_does_not_link_to_itself():
    assert linked(nodes.paragraph("", "Mao Zedong"), docname=glossary.PAGE)[1] == []
