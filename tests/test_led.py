"""Who led when: terms without gaps, and pairs that overlap."""

import pytest

from companion import led


def test_terms_follow_each_other_without_gap_or_overlap():
    terms = led.terms(1949, 2027)
    for _, rows in terms.groupby("lane"):
        assert rows["start"].iloc[0] == 1949 and rows["end"].iloc[-1] == 2027
        assert (rows["start"].iloc[1:].to_numpy() == rows["end"].iloc[:-1].to_numpy()).all()
    assert terms[terms["lane"] == "CHN"]["name"].tolist() == ["Mao", "Hua", "Hu Yaobang", "Zhao", "Jiang", "Hu", "Xi"]
    assert terms[terms["lane"] == "RUS"]["name"].tolist()[-5:] == ["Gorbachev", "Yeltsin", "Putin", "Medvedev", "Putin"]     # two posts of Gorbachev, one term


def test_terms_are_cut_at_the_years_asked_for():
    terms = led.terms(1985.5, 1990)
    assert terms["name"].tolist() == ["Hu Yaobang", "Zhao", "Jiang", "Gorbachev"] and terms["start"].min() == 1985.5 and terms["end"].max() == 1990


def test_pairs_of_leaders_are_those_whose_terms_overlap():
    pairs = led.pairs(1949.75, 2026.9).set_index("pair")["years"]
    assert pairs["Mao Zedong and Brezhnev"] == pytest.approx(1976.77 - 1964.79, abs=0.02)     # 14 October 1964 to 7 October 1976
    assert "Mao Zedong and Gorbachev" not in pairs and pairs.is_monotonic_decreasing
