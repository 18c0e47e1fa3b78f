"""Printed totals and data files: each agrees within the bound, or says why not."""

import pytest

from companion import data, published


@pytest.fixture(scope="module")
def held():
    return published.against_files()


def test_what_lies_beyond_the_bound_is_explained_and_nothing_else(held):
    beyond = set(held.loc[held["deviation"].abs() > published.BOUND_PER_CENT, "statement_id"])
    explained = set(data.load("trade_statements").dropna(subset=["why_differs"])["statement_id"])
    assert beyond == explained


def test_chinas_customs_agree_with_the_files_of_its_reports(held):
    own = held[(held["counted_by"] == "china customs") & (held["side"] == "own") & held["source"].isin(["imf_dots", "imf_china_imports", "comtrade", "wits"])]
    later = own[~own["statement_id"].str.contains("_2015_")]     # the first release for 2015 was revised
    assert len(later) > 15 and later["deviation"].abs().max() < 2


def test_the_ranking_of_2023_agrees_with_the_file_on_the_largest(held):
    ranking = held[held["statement_id"].str.match("rus_(chn|ind|tur|bra|nld|deu|kor)_2023_1")].set_index("statement_id")["deviation"]
    assert ranking.index.nunique() == 7 and ranking.abs().max() < published.BOUND_PER_CENT


@pytest.mark.parametrize(("period", "published_share", "within"), [("2020", 37.3, 4.0), ("2023", 16.0, 4.1)])
def test_the_share_of_the_union_is_near_the_printed_one(period, published_share, within):
    """The customs' share of 2020 counts the United Kingdom and other totals; that of 2023 is of some months."""
    from companion import partners
    stated = data.load("trade_statements").query("partner == 'EU' and period == @period and share_percent == @published_share")
    rows = partners.headline("RUS").query("year == @period_year", local_dict={"period_year": int(period)})
    ours = 100 * rows.loc[rows["partner"].isin(partners.members("EU27", int(period))), "turnover"].sum() / rows["turnover"].sum()
    assert len(stated) == 1 and abs(ours - published_share) < within
