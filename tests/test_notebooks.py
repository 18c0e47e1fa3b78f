"""The notebooks as a re-runner uses them: a value changed in the first cell gives another border."""

import re

import jupytext
import nbclient
import pytest

from companion import paths
from companion.figure import MIME

OTHERS = {"KAZ": "Kazakhstan", "VNM": "Vietnam"}


def run(stem, old, new):
    """{figure id: payload} of a notebook in which one text was exchanged for another."""
    notebook = jupytext.reads((paths.NOTEBOOKS / f"{stem}.md").read_text("utf8"), fmt="md:myst")
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert old in first.source, f"the first cell of {stem} has no {old!r}"
    first.source = first.source.replace(old, new)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(paths.NOTEBOOKS)}}).execute()
    outputs = [output["data"] for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if "data" in output]
    return {data[MIME]["id"]: data[MIME] for data in outputs if MIME in data}


@pytest.mark.slow
@pytest.mark.parametrize(("code", "name"), OTHERS.items())
def test_another_neighbour_gives_its_length(code, name):
    figures = run("border-length", 'NEIGHBOUR = "RUS"', f'NEIGHBOUR = "{code}"')
    assert name in figures["border-length-tolerance"]["subtitle"] and name in figures["border-length-sources"]["subtitle"]
    codes = {row[0] for row in figures["border-length-sources"]["rows"]["data"]}
    assert codes == {code}


@pytest.mark.slow
@pytest.mark.parametrize(("code", "name"), OTHERS.items())
def test_another_neighbour_gives_its_zone(code, name):
    figures = run("border-zone", 'NEIGHBOUR, WIDTH_KM = "RUS", 100', f'NEIGHBOUR, WIDTH_KM = "{code}", 50')
    zone = figures["border-zone"]
    areas = dict(zone["rows"]["data"])
    assert name in zone["subtitle"] and "50 km" in zone["subtitle"]
    assert areas["CHN"] > 0 and areas[code] > 0


@pytest.mark.slow
@pytest.mark.parametrize(("stem", "old", "new", "figure", "says"), [
    ("trade", 'PARTNER = "CHN"', 'PARTNER = "IND"', "russia-partner-ranks", "India"),
    ("trade", 'RIVAL = "DEU"', 'RIVAL = "NLD"', "first-place-2010", "Netherlands"),
    ("trade", "FIRST, LAST = 1992, 2024", "FIRST, LAST = 2000, 2022", "russia-partner-ranks", "China"),
    ("trade-definitions", '"NLD": "The Netherlands", ', "", "number-one-grid", "European Union"),
    ("trade-definitions", 'COUNTRY, REPORTER = "CHN", "RUS"', 'COUNTRY, REPORTER = "IND", "RUS"', "number-one-grid", "India"),
    ("trade-asymmetry", 'PARTNER = "CHN"', 'PARTNER = "USA"', "china-russia-asymmetry", "United States"),
    ("trade-asymmetry", "YEAR = 2020", "YEAR = 2012", "asymmetry-partners", "2012"),
    ("trade-mirrors", 'PARTNER = "CHN"', 'PARTNER = "DEU"', "mirror-gap", "Germany"),
    ("trade-goods", "FIRST, LAST = 2017, 2023", "FIRST, LAST = 2018, 2022", "goods-sections", "2018"),
    ("energy", "FIRST, LAST = 2010, 2025", "FIRST, LAST = 2017, 2024", "energy-flows", "2017"),
    ("investment", 'OTHER = "KAZ"', 'OTHER = "TKM"', "fdi-statements", "2017"),
    ("arms", 'BUYER, OTHER = "CHN", "VNM"', 'BUYER, OTHER = "IND", "CHN"', "arms-vietnam", "China"),
    ("regimes", 'ONE, OTHER = "CHN", ["SUN", "RUS"]', 'ONE, OTHER = "VNM", ["USA"]', "regimes", "V-Dem"),
    ("exercises", "FIRST, LAST = 1949, 2026", "FIRST, LAST = 1989, 2020", "meetings-by-year", "Xi"),
    ("power", 'ONE, OTHER = "CHN", ["SUN", "RUS"]', 'ONE, OTHER = "USA", ["CHN"]', "power-ratios", "United States"),
    ("central-asia", '"TJK": "Tajikistan", ', "", "central-asia-trade", "4 states"),
    ("successions", 'LIST = "posts"', 'LIST = "archigos"', "succession-changes", "12 changes"),
    ("successions", "WINDOW = 5", "WINDOW = 3", "succession-effects", "of 7 measures"),
    ("unbroken", "FIRST = 1982", "FIRST = 1990", "relationship-since-1982", "1990"),
    ("votes", "FIRST, LAST = 1971, 2019", "FIRST, LAST = 1981, 2019", "un-agreement", "1981"),
    ("ideal-points", 'PAIR = "China", "Russia"', 'PAIR = "India", "Russia"', "ideal-distance", "India and Russia"),
    ("ukraine-votes", 'FIRST = "1979"', 'FIRST = "2014"', "ukraine-votes", "26 votes"),
    ("disputes", 'SHOWN = "cow_mid"', 'SHOWN = "gml_mid"', "china-disputes", "2010"),
    ("disputes", '"IND": "India", "VNM": "Vietnam", "JPN": "Japan"', '"PHL": "Philippines"', "china-disputes", "4 China"),
    ("alliances", '("CHN", "PAK"): "China and Pakistan"', '("CHN", "USA"): "China and the United States"', "obligations", "China and Russia"),
    ("trade-after-2021", '"BLR": "Belarus"', '"KAZ": "Kazakhstan"', "trade-redirected", "European Union"),
    ("chronology", "FIRST, LAST = 1949, 2026", "FIRST, LAST = 1989, 2020", "chronology-lanes", "of 1989 to 2020"),
])
def test_another_parameter_gives_another_figure(stem, old, new, figure, says):
    made = run(stem, old, new)[figure]
    assert says in " ".join([made["title"], made["subtitle"], made["caption"]])


def numbers(text):
    return {int(number) for number in re.findall(r"\b\d+\b", text)}


@pytest.mark.slow
def test_alternative_texts_tell_the_numbers_that_are_drawn():
    coverage = run("trade", 'PARTNER = "CHN"', 'PARTNER = "IND"')["russia-partners-coverage"]
    drawn = {number for row in coverage["rows"]["data"] for number in row if isinstance(number, int)}
    assert numbers(coverage["alt"]) <= drawn | {15}     # the file of 15 countries
    places = run("trade-asymmetry", 'PARTNER = "CHN"', 'PARTNER = "USA"')["russia-rank-in-china"]
    drawn = {number for row in places["rows"]["data"] for number in row if isinstance(number, int)}
    assert numbers(places["alt"]) <= drawn and numbers(places["alt"])
