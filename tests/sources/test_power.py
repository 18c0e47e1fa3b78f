"""Measures of power: units, breaks and the values that others publish."""

import pytest

from companion import data


@pytest.fixture(scope="module")
def values():
    return data.load("capabilities").set_index(["indicator", "source", "country", "year"])["value"].sort_index()


def test_china_over_the_ussr_and_russia_by_the_composite_index(values):
    index = values["cinc"]["nmc"]
    assert index["CHN", 1950] / index["SUN", 1950] == pytest.approx(0.66, abs=0.005)
    assert index["CHN", 2022] / index["RUS", 2022] == pytest.approx(6.1, abs=0.05)


def test_the_break_of_1991_is_where_the_source_has_it(values):
    people = values["population"]["nmc"]
    assert people["SUN", 1990] == 281_344_000 and people["RUS", 1991] == 148_245_000
    assert ("SUN", 1991) not in people.index


def test_sums_of_money_are_whole_dollars_and_shares_are_per_cent(values):
    assert values["military spending"]["sipri_milex"]["RUS", 2024] == pytest.approx(150_533.996752e6)
    assert values["military share"]["sipri_milex"]["RUS", 2024] == pytest.approx(7.0523, abs=0.0001)
    assert ("SUN", 1991) not in values["military spending"]["sipri_milex"].index     # "..." is missing, not zero


def test_warheads_are_those_of_the_federation(values):
    warheads = values["warheads"]["fas_warheads"]
    assert warheads["RUS", 2021] == 4495 and warheads["CHN", 2021] == 370
    assert warheads["SUN", 1986] > 30_000 and ("RUS", 1986) not in warheads.index


def test_every_indicator_has_one_unit():
    assert data.load("capabilities").groupby("indicator")["unit"].nunique().eq(1).all()
