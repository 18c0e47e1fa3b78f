"""Foreign country codes: the states that changed, groups, and codes that nobody knows."""

import pandas as pd
import pytest

from companion.errors import CompanionError
from companion.sources import codes


def cow(code, year):
    return codes.countries(pd.Series([code]), "cow", "x.rda", pd.Series([year])).iloc[0]


@pytest.mark.parametrize("code, year, country", [
    (365, 1991, "SUN"), (365, 1992, "RUS"), (710, 1950, "CHN"), (713, 2000, "TWN"), (260, 1980, "DEU"), (255, 2000, "DEU"), (265, 1980, "DDR"),
    (315, 1980, "CSK"), (316, 2000, "CZE"), (345, 1990, "YUG"), (345, 2004, "SCG"), (345, 2010, "SRB"), (817, 1970, "RVN"), (816, 1970, "VNM"),
])
def test_correlates_of_war(code, year, country):
    assert cow(code, year) == country


def test_numbers_of_the_united_nations_and_groups_of_the_fund():
    assert codes.countries(pd.Series([156, 643]), "iso_numeric", "x.csv").tolist() == ["CHN", "RUS"]
    assert codes.countries(pd.Series(["WBG", "G998", "TX899"]), "imf", "x.csv").fillna("group").tolist() == ["PSE", "group", "group"]


def test_an_unknown_code_names_file_row_and_code():
    with pytest.raises(CompanionError, match="x.csv, row 7: unknown country code 'QQQ'.*country_codes.csv.*What to do"):
        codes.countries(pd.Series(["CHN", "QQQ"], index=[6, 7]), "imf", "x.csv")


def test_a_code_outside_its_years_is_unknown():
    with pytest.raises(CompanionError, match="unknown country code '345' in -1"):
        codes.countries(pd.Series([345]), "cow", "x.rda", pd.Series([-1]))


def test_every_row_has_its_source():
    table = codes._table()
    assert (table["publisher"] != "").all() and (table["url"].str.startswith("http")).all()
