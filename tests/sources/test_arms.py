"""Arms transfers: sums and shares that others publish, true zeros, kinds, and what SIPRI's comments say of the maker."""

import json

import pytest

from companion import data
from companion.errors import CompanionError
from companion.sources import arms


@pytest.fixture(scope="module")
def volume():
    return data.load("arms").set_index(["supplier", "recipient", "year"])["tiv"]


@pytest.fixture(scope="module")
def deals():
    return data.load("arms_deals")


def russian(volume, recipient, first, last):
    return sum(volume["RUS" if year > 1991 else "SUN", recipient, year] for year in range(first, last + 1))


@pytest.mark.parametrize(("recipient", "total"), [("CHN", 71_720), ("IND", 87_715), ("VNM", 24_115)])
def test_totals_to_2024_are_those_of_the_extract(volume, recipient, total):
    assert russian(volume, recipient, 1950, 2024) == pytest.approx(total, abs=0.5)


# SIPRI's shares of Russian exports as others printed them: 2012-16 by https://russianconstruction.com/news-1/26519-russia-and-usa-remain-major-arms-exporters-in-world.html,
# 2011-15 by Interfax in https://abilk.com/russia-and-the-u-s-remain-worlds-main-arms-exporters/; editions since differ a little
@pytest.mark.parametrize(("first", "last", "recipient", "per_cent"), [(2012, 2016, "IND", 38), (2012, 2016, "VNM", 11), (2012, 2016, "CHN", 11), (2011, 2015, "IND", 39), (2011, 2015, "VNM", 11), (2011, 2015, "CHN", 11)])
def test_shares_are_those_that_sipri_printed(volume, first, last, recipient, per_cent):
    assert 100 * russian(volume, recipient, first, last) / russian(volume, "WLD", first, last) == pytest.approx(per_cent, abs=2.1)


def test_a_year_without_a_delivery_is_a_zero_and_a_state_that_was_not_there_has_no_row(volume):
    assert volume["RUS", "VNM", 2023] == 0 and volume["SUN", "CHN", 1975] == 0 and volume["USA", "CHN", 2020] == 0
    assert ("SUN", "CHN", 1992) not in volume.index and ("RUS", "CHN", 1991) not in volume.index and ("CHN", "CHN", 2000) not in volume.index
    assert volume["SUN", "WLD", 1980] > volume["SUN", "IND", 1980] > 0


def test_kinds_add_up_to_the_whole(volume):
    kinds = data.load("arms_kinds").groupby(["supplier", "recipient", "year"])["tiv"].sum()
    assert (kinds - volume.reindex(kinds.index)).abs().max() < 0.01
    assert kinds["RUS", "CHN"].sum() == pytest.approx(russian(volume, "CHN", 1992, 2025), abs=0.1)


def test_the_register_of_deals_and_the_years_are_two_editions_of_one_thing(volume, deals):
    by_deal = deals.groupby("recipient")["tiv"].sum()
    for recipient in ("CHN", "IND", "VNM"):
        assert by_deal[recipient] == pytest.approx(russian(volume, recipient, 1950, 2024), rel=0.012)


@pytest.mark.parametrize(("comment", "made", "own"), [
    ("Aid", "not said", False), ("", "not said", False),
    ("AL-31FN version for J-10 combat aircraft produced in China; incl spare engines", "not said", True),
    ("For 2 Type-052B (Luyang-1); 2 Type-052C (Luyang-2) and 2 Type-051C (Luzhou) destroyers produced in China", "not said", True),
    ("For 40 Type-054A (Jiangkai-2) frigates produced in China; produced under licence as H/PJ-26", "recipient", True),
    ("For 50 Type-054A (Jiangkai-2) frigates produced in China; probably produced (possibly without license) in China", "recipient, perhaps", True),
    ("Later copied and produced in China as Type-55", "not said", False),
    ("Most assembled/produced in China; Chinese designation Type-010 (more produced after 1960 China-Soviet Union break)", "recipient", False),
    ("Incl assembly in China (planned licensed production abandoned); MiG-15bis version", "recipient", False),
    ("Planned licensed production cancelled and French SA-316B ordered instead", "not said", False),
    ("Probably aid; possibly incl assembly in China (more produced without Soviet Union consent in China as HQ-1)", "recipient, perhaps", False),
    ("Possibly second-hand; possibly incl from Czechoslovak production line", "not said", False),
    ("$1.7 b deal (incl 2 Talwar Batch-4 or Triput produced under licence in India); delivery planned 2024-2025", "not said", False),
    ("For MiG-21F/FL/PF combat aircraft; incl assembly and possibly production in India", "recipient", False),
])
def test_comments_as_a_reader_takes_them(comment, made, own):
    assert (arms.made_by(comment), arms.for_own(comment)) == (made, own)


def test_the_large_deals_are_marked_as_sipri_marks_them(deals):
    by = deals.set_index(["recipient", "ordered", "weapon"]).sort_index()
    for deal in (("CHN", 1996, "Su-27S"), ("CHN", 2010, "AK-176 76mm"), ("IND", 2001, "Su-30MK"), ("VNM", 1996, "BPS-500")):     # "local production" in SIPRI's export of January 2025
        assert set(by.loc[[deal], "made"]) == {"recipient"}
    submarines = by.loc[[("VNM", 2009, "Project-636E")]].iloc[0]
    assert (submarines["number_delivered"], submarines["first_delivery"], submarines["last_delivery"], submarines["tiv"]) == (6, 2013, 2017, 1560)
    assert deals[deals["made"] != "not said"]["comment"].notna().all()


def test_a_supplier_or_a_weapon_that_the_step_does_not_know_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "arms.json"
    monkeypatch.setattr(arms, "fetch", lambda origin: file)
    file.write_text(json.dumps({"Soviet Union": {}, "China": {}, "United States": {}}))
    with pytest.raises(CompanionError, match="the supplier Russia is gone"):
        arms.transfers()
    file.write_text(json.dumps({"Russia": {"1995": {"China": [["1", "5", "flying carpet", "X"]]}}, "China": {}, "United States": {}}))
    with pytest.raises(CompanionError, match="flying carpet"):
        arms.kinds()
