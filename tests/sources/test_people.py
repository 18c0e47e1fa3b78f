"""People at the border: what the tables hold together, and what must not be taken for a count."""

import pandas as pd
import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import people

RUSSIAN = {"Altai Republic", "Zabaykalsky Krai", "Amur Oblast", "Jewish Autonomous Oblast", "Khabarovsk Krai", "Primorsky Krai"}
CHINESE = {"Heilongjiang", "Jilin", "Inner Mongolia", "Xinjiang"}


@pytest.fixture(scope="module")
def population():
    return data.load("border_population")


@pytest.fixture(scope="module")
def chinese():
    return data.load("chinese_in_russia").set_index("id")


@pytest.fixture(scope="module")
def census(population):
    return population.query("measure == 'census' and preferred").assign(year=lambda rows: rows["date"].str[:4].astype(int)).set_index(["region", "year"])["population"]


def test_ten_border_regions_with_their_codes(population):
    regions = population[population["level"] == "subject"]
    assert set(regions["region"]) == RUSSIAN | CHINESE
    assert (regions["country"] == regions["region"].map(lambda name: "RUS" if name in RUSSIAN else "CHN")).all()
    assert regions.groupby("region")["code"].nunique().eq(1).all() and regions["code"].nunique() == 10


def test_of_two_sources_for_a_census_one_is_preferred_and_the_other_says_why_not(population):
    counts = population[population["measure"] == "census"]
    assert counts.groupby(["region", "date"])["preferred"].sum().eq(1).all()
    second = counts[~counts["preferred"]]
    assert len(second) >= 8 and second["note"].notna().all()


def test_the_six_russian_and_the_three_chinese_regions_are_all_known_where_they_are_summed(census):
    for year in (2002, 2010, 2021):
        assert all((name, year) in census.index for name in RUSSIAN), year
    for year in (1982, 1990, 2000, 2010, 2020):
        assert all((name, year) in census.index for name in CHINESE), year
    assert sum(census[name, 2021] for name in RUSSIAN) == 5_270_523
    assert sum(census[name, 2020] for name in CHINESE - {"Xinjiang"}) == 79_972_696


def test_the_losses_of_heilongjiang_and_jilin_are_those_that_their_communiques_state(census):
    assert census["Heilongjiang", 2010] - census["Heilongjiang", 2020] == 6_463_903
    assert census["Jilin", 2010] - census["Jilin", 2020] == 3_379_362


def test_no_region_holds_more_people_than_the_district_in_which_it_lies(census):
    eastern = RUSSIAN - {"Altai Republic"}
    assert sum(census[name, 2010] for name in eastern) < census["Far Eastern Federal District", 2010]
    assert sum(census[name, 2002] for name in eastern - {"Zabaykalsky Krai"}) < census["Far Eastern Federal District", 2002]


def test_another_boundary_is_marked(population):
    marked = population[~population["comparable"] & (population["level"] == "subject")]
    assert {("Khabarovsk Krai", "1989"), ("Zabaykalsky Krai", "1989"), ("Heilongjiang", "1953")} <= set(zip(marked["region"], marked["date"].str[:4]))
    assert (marked["boundary"].notna() | marked["note"].notna()).all()


def test_every_row_can_be_looked_up(population, chinese):
    for table in (population, chinese):
        assert table["source"].str.fullmatch(r"https?://\S+").all() and table["publisher"].notna().all()


def test_claims_are_no_counts_and_registrations_no_persons(chinese):
    assert set(chinese.loc[chinese["kind"] == "census", "voice"]) == {"statistics"}
    assert not (chinese["kind"].eq("claim") & chinese["voice"].eq("statistics")).any()
    assert not chinese.loc[chinese["kind"].isin(["registration", "permit", "later count"]), "unit"].str.startswith("persons").any()
    assert chinese.loc["claim_2004_rossiya", "high"] == chinese.loc[chinese["unit"].str.startswith("persons"), "high"].max()


def test_no_scholar_estimates_more_than_half_a_million(chinese):
    estimates = chinese[(chinese["kind"] == "estimate") & (chinese["voice"] == "scholar") & (chinese["unit"] == "persons")]
    assert len(estimates) >= 4 and estimates["high"].max() == 500_000


def test_the_repeated_claim_and_the_forecast_that_failed_are_marked(chinese):
    assert chinese.loc["claim_2015_chinacom", "recycled"] and not chinese.loc["claim_2000_shaikin", "recycled"]
    assert chinese.loc["claim_2015_chinacom", "high"] == chinese.loc["claim_2000_shaikin", "high"]
    for name in ("claim_2015_chinacom", "claim_2002_officials"):
        assert chinese.loc[name, "note"].startswith("False")
    assert chinese.loc["claim_2002_officials", "low"] > 200 * chinese.loc["census_2010", "high"]


@pytest.fixture
def broken(monkeypatch):
    """Give the step a changed table: broken(frame)."""
    return lambda frame: monkeypatch.setattr(people.collected, "read", lambda *_: frame)


def rows(**change):
    row = dict.fromkeys(people.POPULATION, "") | {"region": "Jilin", "date": "2010-11-01", "population": "1", "measure": "census", "comparable": "true", "preferred": "true"}
    return pd.DataFrame([row, row | {"source": "another"} | change], dtype="string")


def test_two_preferred_rows_for_a_census_are_refused(broken):
    broken(rows())
    with pytest.raises(CompanionError, match="2 rows of Jilin are preferred for the census of 2010-11-01"):
        people.population()


def test_a_truth_that_is_neither_is_refused(broken):
    broken(rows(preferred="perhaps"))
    with pytest.raises(CompanionError, match="preferred is 'perhaps'"):
        people.population()


def test_a_range_that_is_turned_round_is_refused(broken):
    row = dict.fromkeys(people.CHINESE, "") | {"id": "claim_2000_x", "year": "2000", "low": "5", "high": "3", "recycled": "false"}
    broken(pd.DataFrame([row], dtype="string"))
    with pytest.raises(CompanionError, match="the low end of claim_2000_x is above its high end"):
        people.chinese_in_russia()
