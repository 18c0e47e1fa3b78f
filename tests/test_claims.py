"""The claims: what the contract asks of paragraphs, statements, evidence and the pages that show them."""

import re

import pytest
import yaml

from companion import data, paths
from companion.errors import CompanionError
from companion.sources import claims as steps

ESSAY_DAY = "2021-08-24"
FIGURES = {     # each figure of this version, and the statements that it tests
    "border-sections": {"C27-4", "C27-7"}, "border-length-sources": {"C27-7"}, "china-land-border": {"C27-4", "C27-8"}, "china-neighbours": {"C27-7", "C27-8"},
    "border-steps": {"C27-4", "C27-7"}, "border-treaties": {"C27-4", "C27-7"}, "border-marks": {"C27-7"}, "border-areas": {"C27-4"}, "border-length-tolerance": {"C27-7"},
    "closeup-heixiazi": {"C27-4", "C27-7"}, "closeup-abagaitu": {"C27-4", "C27-7"}, "closeup-zhenbao": {"C27-4", "C27-5"}, "closeup-khanka": {"C27-4"}, "closeup-altai": {"C27-4", "C27-7"}, "closeup-tumen": {"C27-4"},
    "neighbour-lengths": {"C27-7", "C27-8"}, "neighbour-agreements": {"C27-8"}, "neighbour-news": {"C27-4", "C27-8"}, "disputed-areas": {"C27-4", "C27-8"}, "border-two-maps": {"C27-7", "C27-8"},
    "border-zone": {"C27-6"}, "border-zone-regions": {"C26-6", "C27-6"},
    "border-divisions": {"C27-5"}, "border-density": {"C27-5", "C27-6"}, "border-ceilings": {"C27-6"}, "border-demilitarised-timeline": {"C26-1", "C27-6"},
    "border-population": {"C26-6", "C27-14"}, "border-population-ratio": {"C26-6", "C27-14"}, "border-population-change": {"C26-6", "C27-14"},
    "chinese-in-russia": {"C27-3", "C27-13"}, "chinese-in-russia-claims": {"C27-3", "C27-13"},
    "border-crossings": {"C27-9"}, "border-crossings-by-year": {"C27-9"}, "border-crossings-pandemic": {"C27-9"}, "border-crossings-table": {"C27-9"},
    "russia-partner-ranks": {"C25-1"}, "first-place-2010": {"C25-1"}, "russia-partner-shares": {"C25-1", "C25-2"}, "russia-partners-imf": {"C25-1"},
    "china-russia-by-source": {"C25-1", "C25-2"}, "china-russia-asymmetry": {"C02-1", "C25-1"},
    "unit-values": {"C25-2", "C30-2"},
    "succession-changes": {"C24-1", "C24-2"}, "succession-draws": {"C24-4"}, "succession-effects": {"C25-3"}, "succession-pairs": {"C24-4"}, "succession-specifications": {"C24-4"}, "succession-one-out": {"C25-3"},
    "relationship-since-1982": {"C24-3"}, "relationship-falls": {"C24-3"}, "fall-reasons": {"C24-3"}, "succession-events": {"C24-1"}, "leader-pairs": {"C24-4"}, "leaders-persons": {"C24-3"},
    "leaders-band": {"C24-2", "C24-3"}, "leaders-posts": {"C24-3"}, "leader-witnesses": {"C24-3"}, "successions": {"C24-1", "C24-2", "C24-3"},
    "after-2021-changes": {"C30-2"}, "asymmetry-partners": {"C30-1"}, "asymmetry-ratio": {"C02-1", "C02-2"}, "central-asia-crossing": {"C26-2"},
    "central-asia-documents": {"C26-4"}, "central-asia-imports": {"C26-2"}, "central-asia-opinion": {"C26-3"}, "central-asia-trade": {"C26-2"},
    "china-imports-monthly": {"C30-1"}, "crude-prices": {"C25-2", "C30-2"}, "energy-flows": {"C27-9"}, "fdi-kazakhstan": {"C27-2"}, "fdi-shares": {"C27-2"},
    "fdi-statements": {"C27-2"}, "gas-prices": {"C04-1", "C30-3"}, "gas-prices-suppliers": {"C25-2", "C30-2"}, "goods-concentration": {"C25-2"},
    "goods-headings": {"C26-6"}, "goods-sections": {"C21-1", "C30-1"}, "imf-wrong-rows": {"C25-1"}, "investment-cases": {"C04-1", "C04-2", "C27-2"},
    "mirror-causes": {"C25-1"}, "mirror-flows": {"C30-1"}, "mirror-gap": {"C25-1"}, "number-one-grid": {"C25-1"}, "number-one-years": {"C25-1"},
    "payments-under-sanctions": {"C25-2"}, "pipeline-map": {"C27-9"}, "pipeline-steps": {"C27-9"}, "power-growth": {"C02-1", "C02-2"},
    "power-of-siberia-2": {"C21-3", "C30-2", "C30-3"}, "power-of-siberia-volumes": {"C27-9"}, "power-ratios": {"C02-1", "C02-2", "C21-1"},
    "published-against-files": {"C25-1"}, "russia-partners-coverage": {"C25-1"}, "russia-partners-slope": {"C25-1"}, "russia-rank-in-china": {"C02-1"},
    "russia-resources": {"C21-1", "C21-2"}, "settlement-currencies": {"C25-2"}, "soviet-partner-shares": {"C25-1"}, "totals-by-source": {"C25-1"},
    "un-agreement": {"C24-3", "C28-1"}, "un-opposition": {"C28-1", "C28-3"}, "un-decades": {"C24-3", "C28-1"}, "un-agenda": {"C16-1", "C28-1"}, "un-topics": {"C20-1", "C28-3"}, "un-quarrels": {"C08-4", "C20-1", "C28-3"}, "un-triangle": {"C21-5", "C28-1"},
    "ideal-points": {"C24-3", "C28-1"}, "ideal-distance": {"C21-5", "C28-1"}, "ukraine-votes": {"C08-4", "C20-5", "C28-3"}, "joint-vetoes": {"C20-1", "C21-5"},
    "trade-constant-dollars": {"C25-2", "C30-1"}, "trade-redirected": {"C21-3", "C25-2"},
    "arms-recipients": {"C20-2", "C20-3", "C24-3", "C27-10"}, "arms-shares": {"C20-2", "C20-3", "C27-10"}, "arms-vietnam": {"C20-3", "C20-4"}, "arms-kinds": {"C21-2", "C27-10"}, "arms-licences": {"C21-2", "C27-10", "C27-11"},
    "sino-soviet-disputes": {"C05-2", "C05-3", "C06-1", "C24-3", "C26-1"}, "sino-soviet-dispute-events": {"C06-1", "C26-1"}, "disputes-1969": {"C06-1"}, "china-disputes": {"C16-2", "C25-6", "C26-1", "C27-8"},
    "china-neighbours-disputes": {"C25-6", "C26-1", "C27-8"}, "china-rivalries": {"C05-3", "C07-1", "C25-6"}, "dispute-versions": {"C06-1", "C25-6"},
    "regimes": {"C21-4", "C24-3", "C24-4"}, "opinion-russia": {"C23-3", "C24-4"}, "opinion-others": {"C23-3", "C24-4"},
    "exercises-by-year": {"C27-10", "C27-11"}, "naval-exercises": {"C20-2", "C27-10"}, "exercise-counts": {"C27-10"}, "meetings-by-year": {"C23-1", "C24-3", "C24-4"}, "meetings-to-1999": {"C23-1", "C23-2", "C24-1", "C24-3"}, "meeting-counts": {"C24-4"},
    "obligations": {"C05-3", "C08-1", "C16-1"}, "defence-partners": {"C08-1", "C08-2"}, "pledges": {"C05-2", "C08-1", "C08-3", "C16-1"}, "pledge-articles": {"C08-1", "C16-1"}, "alliance-duties": {"C08-3"},
    "crisis-1958": {"C10-1", "C10-2", "C12-1", "C14-1"}, "crisis-1958-map": {"C10-1"},
    "crisis-1959": {"C09-2", "C09-3", "C11-2"}, "crisis-1959-map": {"C09-2"},
    "crisis-1965": {"C15-1", "C15-2"}, "crisis-1965-map": {"C15-1"},
    "crisis-1969": {"C06-1", "C06-4", "C06-5"}, "crisis-1969-map": {"C06-1"}, "before-1971": {"C01-1", "C06-2", "C06-3", "C06-7"},
    "crisis-1979": {"C16-1", "C16-2", "C16-3"}, "crisis-1979-map": {"C16-2"},
    "accused-as-revisionist": {"C18-2", "C18-3"},
    "obstacles-steps": {"C19-2", "C22-3"}, "obstacles-removed": {"C19-2", "C23-7"},
    "causes-by-author": {"C05-5", "C17-2"}, "positions": {"C05-5", "C06-6", "C17-2"},
    "quotations-compared": {"C10-4", "C13-1", "C15-6", "C22-5"},
    "documents-by-paragraph": {"C05-6"}, "documents-read": {"C06-6"},
    "chronology-lanes": {"C24-3", "C26-1"}, "chronology-by-decade": {"C24-3", "C26-1"}, "chronology-dates": {"C05-3", "C06-1"},
}


@pytest.fixture(scope="module")
def claims():
    return data.load("claims")


@pytest.fixture(scope="module")
def evidence():
    return data.load("evidence")


@pytest.fixture(scope="module")
def pages():
    return {path.name: path.read_text("utf8") for path in sorted(paths.BOOK.glob("*.md"))}


def test_all_31_paragraphs_in_their_parts():
    paragraphs = data.load("paragraphs")
    assert paragraphs["paragraph"].tolist() == list(range(1, 32))
    firsts = paragraphs.groupby("part")["paragraph"].min().to_dict()
    assert firsts == {1: 1, 2: 5, 3: 20, 4: 26, 5: 28}


def test_a_paragraph_starts_with_a_few_words_that_no_other_has():
    starts = data.load("paragraphs")["start"]
    assert starts.str.split().str.len().between(3, 5).all()
    assert starts.is_unique


def test_every_statement_has_a_paragraph_and_words_of_the_scale(claims):
    scale = set(yaml.safe_load((paths.DATA / "verdicts.yml").read_text("utf8")))
    assert len(scale) == 7
    assert claims["id"].is_unique
    assert (claims["id"].str[1:3].astype(int) == claims["paragraph"]).all()
    assert set(claims["verdict_2021"]) | set(claims["verdict_now"]) <= scale


def test_paragraphs_26_and_27_are_taken_statement_by_statement(claims):
    ids = set(claims["id"])
    assert {f"C26-{n}" for n in range(1, 7)} <= ids
    assert {f"C27-{n}" for n in range(1, 15)} <= ids


def test_reasons_are_single_sentences(claims):
    for column in ("why", "change_mind"):
        assert claims[column].str.fullmatch(r"[^.!?]+(\.\d[^.!?]*)*\.").all(), claims.loc[~claims[column].str.fullmatch(r"[^.!?]+(\.\d[^.!?]*)*\."), column].tolist()


def test_every_statement_that_can_be_tested_has_evidence(claims, evidence):
    testable = claims[claims["verdict_now"] != "not testable"]
    assert set(testable["id"]) <= set(evidence["claim"])
    assert set(evidence["claim"]) <= set(claims["id"])


def test_each_verdict_of_2021_rests_on_something_known_then(claims, evidence):
    then = set(evidence.loc[evidence["known"] == "then", "claim"])
    assert set(claims["id"]) <= then


def test_a_verdict_that_is_not_plain_has_evidence_on_more_than_one_side(claims, evidence):
    shaded = claims[claims["verdict_now"].isin(["mostly supported", "mixed", "mostly contradicted"])]
    sides = evidence.groupby("claim")["relation"].nunique()
    assert (sides.reindex(shaded["id"]) >= 2).all(), sides.reindex(shaded["id"]).to_dict()


def test_then_means_by_the_essays_day(evidence):
    evidence = evidence[evidence["document"].isna()]      # a document is known from the day on which it was opened, which its own row says
    last = evidence["date"].map(steps.last_day)
    assert (last[evidence["known"] == "then"] <= ESSAY_DAY).all()
    assert (last[evidence["known"] == "later"] > ESSAY_DAY).all()


@pytest.mark.parametrize("date, last", [("2021", "2021-12-31"), ("2021-08", "2021-08-31"), ("2021-08-24", "2021-08-24")])
def test_a_rough_date_counts_as_late_as_it_may_be(date, last):
    assert steps.last_day(date) == last


def test_evidence_names_a_figure_or_an_address(evidence):
    assert (evidence["figure"].notna() ^ evidence["url"].notna()).all()
    assert evidence["url"].dropna().str.fullmatch(r"https?://[!-~]+").all()


def test_figures_are_tied_to_their_statements(evidence):
    tied = evidence.dropna(subset=["figure"]).groupby("figure")["claim"].agg(set).to_dict()
    assert set(tied) == set(FIGURES)
    for figure, expected in FIGURES.items():
        assert expected <= tied[figure], figure


def test_every_figure_is_referred_to_in_the_prose(pages):
    referred = set(re.findall(r"\{numref\}`([^`]+)`", "".join(pages.values())))
    assert referred == set(FIGURES)


def test_the_pages_go_through_the_paragraphs_in_order(pages):
    found = [int(n) for name, text in pages.items() if name[0].isdigit() for n in re.findall(r"^`{4}\{paragraph\} (\d+)$", text, re.MULTILINE)]
    assert found == list(range(1, 32))


def test_the_title_page_is_right_that_nothing_has_been_refuted(claims, pages):
    assert "None of those tested has been refuted." in pages["index.md"]
    assert not claims["verdict_now"].isin(["contradicted", "mostly contradicted"]).any()


def test_a_wrong_mark_is_refused_with_its_row(monkeypatch, tmp_path):
    file = tmp_path / "evidence.csv"
    file.write_text("claim,figure,document,source,url,date,relation,known,shows\nC27-4,,,Reuters,https://example.org,2022-02-04,supports,then,Something.\n", "utf8")
    monkeypatch.setattr("companion.sources.fetch.fetch", lambda *_: file)
    with pytest.raises(CompanionError, match=r"evidence\.csv, row 2: evidence for C27-4 of 2022-02-04 is marked as known then"):
        steps.evidence()


WORDS = dict(enumerate("none one two three four five six seven eight nine ten eleven twelve".split()))


@pytest.mark.slow
@pytest.mark.parametrize("figure, shows", [
    ("power-growth", "On {0} of {1} measures China gained on Russia from 2010 to 2020: power.grew_2010s power.n_2010s"), ("power-growth", "Since 2020 the gap grew on {0} of {1} measures: power.grew_2020s power.n_2020s"),
    ("number-one-grid", "in each of {0} definitions against single countries: trade-definitions.n_single"), ("number-one-grid", "it led in {0} of {1} definitions: trade-definitions.n_union_led trade-definitions.n_union"),
    ("asymmetry-ratio", "was {0} times Russia's in 1992 and {1} times in 2020: trade-asymmetry.ratio_1992 trade-asymmetry.ratio_2020"), ("asymmetry-partners", "the smaller side with {0} of its ten: trade-asymmetry.n_larger"),
    ("mirror-gap", "a median of {0} per cent for Russian sales and {1} for purchases: trade-mirrors.median_sales trade-mirrors.median_purchases"), ("trade-constant-dollars", "grew {0} times from 2000 to 2010 and {1} times: trade.times_2000_2010 trade.times_2010_2020"),
    ("gas-prices-suppliers", "{0} dollars where Turkmen gas was {1}: energy.russia_jan_2021 energy.turkmen_jan_2021"), ("fdi-statements", "counts {0} billion dollars in Russia and the Bank of Russia {1}: investment.ministry_2017 investment.bank_2017"),
    ("fdi-shares", "China was {0} per cent of direct investment in Russia in 2018 and {1} per cent: investment.share_in_russia investment.share_in_kazakhstan"), ("central-asia-trade", "between {0} and {1}: central-asia.passed_first central-asia.passed_last"),
    ("central-asia-opinion", "In {0} of {1} questions: central-asia.n_better central-asia.n_asked"), ("trade-redirected", "from {0} per cent in 2021 to {1} in 2024: trade-after-2021.china_imports_2021 trade-after-2021.china_imports_2024"),
    ("succession-draws", "random: {0} of 100 draws: successions.share_posts"), ("succession-specifications", "Of {0} ways to ask {1} find: successions.n_tried successions.n_hits"), ("succession-pairs", "in place {0} pairs: successions.place_distance"),
    ("succession-effects", "ruled out for {0} of {1} measures: successions.n_small successions.n_measures"), ("relationship-falls", "from {0} per cent in {1} to {2} in {3}: unbroken.high unbroken.high_year unbroken.low unbroken.low_year"),
    ("relationship-falls", "passed 80 again only in {0}: unbroken.back_year"), ("fall-reasons", "Of {0} reasons: unbroken.n_reasons"), ("leader-pairs", "who did so for {0}: leaders.second_years"),
    ("un-agreement", "Agreement fell from 93 per cent in {0} to 39 in {1}: votes.peak_year votes.least_year"), ("un-topics", "{0} per cent of votes, as China did in {1}: votes.nuclear_us_2010s votes.nuclear_2010s"), ("joint-vetoes", "They cast {0} vetoes: ukraine-votes.vetoes_then"),
    ("arms-vietnam", "{0} per cent by volume: arms.vietnam_boom_share"), ("arms-recipients", "India got {0} units of Russian arms and China {1}: arms.india_after arms.china_after"), ("opinion-russia", "it was {0} per cent: regimes.china_good_last"),
    ("sino-soviet-disputes", "{0} or {1} disputes: disputes.n_gml disputes.n_cow"), ("china-neighbours-disputes", "with {0} of {1} neighbours: disputes.n_hostile disputes.n_neighbours"), ("alliance-duties", "{0} per cent of the pairs that owed defence: alliances.consult_last"),
    ("defence-partners", "Russia had {0} partners of defence and China {1}: alliances.partners_russia alliances.partners_china"), ("russia-resources", "Russia had {0} warheads in 2020 and China {1}: power.russian_warheads power.chinese_warheads"), ("power-of-siberia-volumes", "carried {0} billion: energy.pos_2020"),
])
def test_numbers_in_evidence_are_those_of_the_notebooks(evidence, figure, shows):
    from companion.check.claims import handed_over

    text, _, names = shows.rpartition(": ")
    values = [handed_over().values[name] for name in names.split()]
    said = " | ".join(evidence.loc[evidence["figure"] == figure, "shows"])
    spellings = [text.format(*values), text.format(*(WORDS.get(int(value), value) if value.isdigit() else value for value in values))]
    assert any(spelling in said for spelling in spellings), (spellings, said)
