"""Citations, to the letter."""

import json

import pytest
from pybtex.database import parse_string

from companion import cite, data, paths
from companion.errors import CompanionError

SITE = {"title": "Driving a Wedge? A Research Companion", "author": "Driving a Wedge? contributors", "version": "0.1.0", "date": "2026-11-24", "base_url": ""}
FIGURE = {"id": "russia-partner-ranks", "kind": "chart", "title": "China passed Germany & stayed first.", "origins": ["cow", "imf"]}
DATASET = {
    "id": "d2016", "type": "dataset", "title": "Trade_Data, 50% dyadic", "author": [{"family": "Barbieri", "given": "Katherine"}, {"family": "Keshk", "given": "Omar M. G."}],
    "issued": {"date-parts": [[2016]]}, "version": "4.0", "URL": "https://example.org/a_b%20c", "publisher": "Correlates of War", "accessed": {"date-parts": [[2026, 11, 3]]},
}
ARTICLE = {
    "id": "a2009", "type": "article-journal", "title": "Trading Data: Does It Matter?", "author": [{"family": "Berg", "non-dropping-particle": "van den", "given": "Anna"}],
    "issued": {"date-parts": [[2009]]}, "container-title": "Journal of Peace", "volume": "26", "issue": "5", "page": "471-491", "DOI": "10.1177/0738894209343887",
}
BIB = r"""
@misc{cow2016, author = {Barbieri, Katherine and Keshk, Omar M. G.}, title = {{Correlates of War} Project Trade Data}, publisher = {Correlates of War Project}, version = {4.0}, year = {2016}}
@dataset{imf, author = {{International Monetary Fund}}, title = {International Trade in Goods \& Services}, year = 2026, month = may, url = {https://data.imf.org/a_b}}
@article{goemans2009, author = {Goemans, Henk E. and van der Berg, J{\"u}rgen}, title = {Introducing {Archigos}}, journal = {Journal of Peace Research}, volume = 46, number = 2, pages = {269--283}, year = 2009, doi = {10.1177/0022343308100719}}
"""
ORIGINS = {
    "cow": {"citation": "cow2016", "url": "https://correlatesofwar.org", "published": "2016", "accessed": "2026-11-23", "version": "4.0", "attribution": "Barbieri and Keshk (COW Trade 4.0)"},
    "imf": {"citation": "imf", "url": "https://imf.org", "published": None, "accessed": "2026-11-23", "version": "May 2026", "attribution": "IMF"},
    "again": {"citation": "imf", "url": "https://imf.org", "published": None, "accessed": "2026-11-23", "version": "May 2026", "attribution": "IMF"},
    "archigos": {"citation": "goemans2009", "url": "https://rochester.edu", "published": "2016", "accessed": "2026-11-23", "version": "4.1", "attribution": "Archigos"},
    "ours": {"citation": None, "url": None, "published": None, "accessed": None, "version": None, "attribution": "Collected for this book"},
    "lost": {"citation": "nobody1900", "url": None, "published": None, "accessed": None, "version": None, "attribution": ""},
}


@pytest.fixture
def stub_data(monkeypatch):
    monkeypatch.setattr(data, "origin", ORIGINS.__getitem__)
    entries = parse_string(BIB, "bibtex").entries
    monkeypatch.setattr(cite, "_bibliography", lambda: entries)


@pytest.mark.parametrize("style, text", [
    ("chicago", "Driving a Wedge? contributors. 2026. <i>China Passed Germany &amp; Stayed First</i>. Chart. In <i>Driving a Wedge? A Research Companion</i>, version 0.1.0. November 24. figures/russia-partner-ranks.html."),
    ("apa", "Driving a Wedge? contributors. (2026). <i>China passed Germany &amp; stayed first</i> [Chart]. In <i>Driving a Wedge? A Research Companion</i> (Version 0.1.0). figures/russia-partner-ranks.html"),
    ("mla", "Driving a Wedge? contributors. <i>China Passed Germany &amp; Stayed First</i>. Chart. <i>Driving a Wedge? A Research Companion</i>, Version 0.1.0, 24 Nov. 2026, figures/russia-partner-ranks.html."),
])
def test_a_figure(style, text):
    record = cite.figure_record(FIGURE, SITE)
    plain = text.replace("<i>", "").replace("</i>", "").replace("&amp;", "&")
    found = cite.styled(record, style)
    assert found["text"] == plain
    assert found["html"] == (text if style != "apa" else text.replace("<i>China", "China").replace("first</i>", "first"))


def test_a_known_address_stands_in_the_citation():
    record = cite.figure_record(FIGURE, SITE | {"base_url": "https://example.org/book/"})
    assert cite.styled(record, "chicago")["text"].endswith(" https://example.org/book/figures/russia-partner-ranks.html.")


@pytest.mark.parametrize("record, style, text", [
    (DATASET, "chicago", "Barbieri, Katherine, and Omar M. G. Keshk. 2016. “Trade_Data, 50% Dyadic.” Version 4.0. Correlates of War. https://example.org/a_b%20c."),
    (DATASET, "apa", "Barbieri, K., & Keshk, O. M. G. (2016). Trade_Data, 50% dyadic (Version 4.0) [Dataset]. Correlates of War. https://example.org/a_b%20c"),
    (DATASET, "mla", "Barbieri, Katherine, and Omar M. G. Keshk. “Trade_Data, 50% Dyadic.” Version 4.0, Correlates of War, 2016, https://example.org/a_b%20c."),
    (ARTICLE, "chicago", "Berg, Anna van den. 2009. “Trading Data: Does It Matter?” Journal of Peace 26 (5): 471–91. https://doi.org/10.1177/0738894209343887."),
    (ARTICLE, "apa", "van den Berg, A. (2009). Trading Data: Does It Matter? Journal of Peace, 26(5), 471–491. https://doi.org/10.1177/0738894209343887"),
])
def test_producers(record, style, text):
    assert cite.styled(record, style)["text"] == text


def test_bibtex_of_a_figure():
    assert cite.bibtex(cite.figure_record(FIGURE, SITE)) == """\
@misc{russia-partner-ranks,
    author = "{Driving a Wedge? contributors}",
    title = "{China passed Germany \\& stayed first}",
    howpublished = "Chart in: Driving a Wedge? A Research Companion, version 0.1.0",
    version = "0.1.0",
    year = "2026",
    month = "nov",
    url = "figures/russia-partner-ranks.html"
}
"""


@pytest.mark.parametrize("record, kind", [(DATASET, "misc"), (ARTICLE, "article")])
def test_bibtex_can_be_read_back(record, kind):
    entry = parse_string(cite.bibtex(record), "bibtex").entries[record["id"]]
    assert entry.type == kind and str(entry.persons["author"][0].last_names[0]) == record["author"][0]["family"]
    assert entry.fields.get("url") == record.get("URL") and entry.fields["year"] == str(record["issued"]["date-parts"][0][0])
    assert entry.fields.get("pages") == (record["page"].replace("-", "--") if "page" in record else None)


def test_ris():
    assert cite.ris(DATASET) == (
        "TY  - DATA\nID  - d2016\nAU  - Barbieri, Katherine\nAU  - Keshk, Omar M. G.\nTI  - Trade_Data, 50% dyadic\nPY  - 2016\nDA  - 2016\n"
        "ET  - 4.0\nPB  - Correlates of War\nUR  - https://example.org/a_b%20c\nY2  - 2026/11/03\nER  - \n"
    )
    assert "AU  - Driving a Wedge? contributors\n" in cite.ris(cite.figure_record(FIGURE, SITE))
    assert "SP  - 471\nEP  - 491\n" in cite.ris(ARTICLE) and "AU  - van den Berg, Anna\n" in cite.ris(ARTICLE)


def test_all_formats_of_a_record():
    found = cite.formats(cite.figure_record(FIGURE, SITE))
    assert set(found) == {"chicago", "apa", "mla", "bibtex", "ris", "csl"}
    assert json.loads(found["csl"])[0]["author"] == [{"literal": "Driving a Wedge? contributors"}]


def test_producers_come_from_references_bib_and_what_it_lacks_from_the_origin(stub_data):
    cow, imf, archigos = cite.producer_records(["cow", "imf", "again", "ours", "archigos"])
    assert cow["title"] == "Correlates of War Project Trade Data" and cow["type"] == "dataset" and cow["URL"] == "https://correlatesofwar.org"
    assert cow["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert imf["author"] == [{"literal": "International Monetary Fund"}] and imf["title"] == "International Trade in Goods & Services"
    assert imf["version"] == "May 2026" and imf["issued"] == {"date-parts": [[2026, 5]]} and imf["URL"] == "https://data.imf.org/a_b"
    assert archigos["author"][1] == {"family": "Berg", "given": "Jürgen", "non-dropping-particle": "van der"}
    assert archigos["page"] == "269-283" and archigos["DOI"] == "10.1177/0022343308100719" and "version" not in archigos
    assert cite.styled(imf, "apa")["text"].startswith("International Monetary Fund. (2026). International Trade in Goods & Services (Version May 2026) [Dataset].")


def test_a_citation_that_is_not_in_references_bib(stub_data):
    with pytest.raises(CompanionError, match="references.bib: there is no entry 'nobody1900'"):
        cite.producer_records(["lost"])


def test_the_lines_under_a_picture(stub_data):
    assert cite.source_line(FIGURE) == "Sources: Barbieri and Keshk (COW Trade 4.0); IMF."
    assert cite.source_line(FIGURE | {"origins": ["imf", "again"]}) == "Source: IMF."
    assert cite.address(FIGURE, SITE | {"base_url": "https://example.org/book/"}) == "example.org/book/figures/russia-partner-ranks.html"
    assert cite.address(FIGURE, SITE) == "figures/russia-partner-ranks.html of “Driving a Wedge? A Research Companion”, version 0.1.0"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("COMPANION_BASE_URL", raising=False)
    (tmp_path / "CITATION.cff").write_text("title: T\nversion: 0.1.0\ndate-released: 2026-11-24\nauthors:\n  - name: A\n")
    (tmp_path / "_config.yml").write_text("title: T\ncompanion:\n  base_url: https://example.org/book\n")
    return tmp_path


def test_the_site_is_read_from_the_project_s_files(folder, monkeypatch):
    assert cite.site(folder) == {"title": "T", "author": "A", "version": "0.1.0", "date": "2026-11-24", "base_url": "https://example.org/book/"}
    cite.site.cache_clear()
    monkeypatch.setenv("COMPANION_BASE_URL", "https://elsewhere.org/")
    assert cite.site(folder)["base_url"] == "https://elsewhere.org/"


def test_a_citation_file_without_a_version(folder):
    (folder / "CITATION.cff").write_text("title: T\nauthors: [{name: A}]\n")
    with pytest.raises(CompanionError, match="CITATION.cff: a citation needs what is not there. Expected: 'version'"):
        cite.site(folder)


def test_every_citation_of_an_origin_is_in_references_bib():
    """The project's own records, not the stub: each producer can be cited."""
    origins = sorted(path.stem for path in paths.ORIGINS.glob("*.yml"))
    assert origins
    for record in cite.producer_records(origins):
        for style in cite.STYLES:
            assert record["title"][:10].lower() in cite.styled(record, style)["text"].lower()
