"""Votes in the General Assembly: how often two states voted alike, by year and by topic, where two opposed each other, and ideal points."""

import re
from functools import lru_cache
from itertools import combinations

import pandas as pd

from companion import stats
from companion.sources import claims, codes, collected, frames, states
from companion.sources.fetch import fetch

VOTES, ROLL_CALLS, ISSUES, POINTS = "un_votes.rda", "un_roll_calls.rda", "un_roll_call_issues.rda", "IdealpointsJuly2025.dta"
BALLOT = {"yes": 1, "abstain": 2, "no": 3}
# the file's names: "Russia" is the USSR too, "China" the People's Republic from its first vote in November 1971 (before it the seat was "Taiwan"'s)
NAMES = {
    "United States": "USA", "Canada": "CAN", "Mexico": "MEX", "Brazil": "BRA", "United Kingdom": "GBR", "France": "FRA", "Spain": "ESP", "Federal Republic of Germany": "DEU", "Germany": "DEU",
    "Poland": "POL", "Italy": "ITA", "Russia": "RUS", "Turkey": "TUR", "China": "CHN", "South Korea": "KOR", "Japan": "JPN", "India": "IND", "Pakistan": "PAK", "Indonesia": "IDN", "Vietnam": "VNM",
}
TRIANGLE = (("CHN", "RUS"), ("CHN", "USA"), ("RUS", "USA"))
LOPSIDED = 0.9    # a roll call is contested where fewer than nine in ten of those voting voted the same
TOPICS = ("all", "all but Palestinian conflict", "contested")
SERIES = {"final passage": ("idealpointfp", "q5fp", "q95fp"), "all votes": ("idealpointall", "q5all", "q95all")}
# roll calls on Crimea, and those in which a neighbour's land was at stake before: (resolution, subject in our words); the file's own subjects of some are wrong
CHOSEN = {
    1972: ("34/22", "Cambodia: relief, foreign troops"), 2094: ("35/6", "Cambodia"), 2096: ("35/37", "Afghanistan"),
    4829: ("62/249", "Georgia: displaced persons"), 5047: ("64/296", "Georgia: displaced persons"), 5114: ("65/287", "Georgia: displaced persons"),
    5309: ("68/262", "Crimea: territorial integrity of Ukraine"), 5310: ("68/274", "Georgia: displaced persons"), 5389: ("69/286", "Georgia: displaced persons"), 5489: ("71/205", "Crimea: human rights"),
    5546: ("71/290", "Georgia: displaced persons"), 5558: ("72/190", "Crimea: human rights"), 6125: ("73/194", "Crimea: militarisation"), 6155: ("73/263", "Crimea: human rights"),
    9075: ("74/17", "Crimea: militarisation"), 9111: ("74/168", "Crimea: human rights"),
}
URL = "https://github.com/dgrtwo/unvotes/tree/7eb7034314ff79c49c9e0785fcd9d216fa04cf14"
VOTERS = ("CHN", "RUS", "USA", "IND", "VNM")
MEMBERS = (*states.COMPARED, 816)   # Vietnam, which the essay names
# the first that a subject fits, in capitals
THEMES = {
    "Cambodia and Afghanistan": "KAMPUCHEA|CAMBODIA|AFGHANISTAN", "peacekeeping": "INTERI?M FORCE|FORCE IN LEBANON|DISENGAGEMENT|PEACE-?KEEPING|EMERGENCY FORCE|TROOP REIMBURSEMENT",
    "arms and disarmament": "NUCLEAR|DISARM|WEAPON|ARMS|MILITARY BUDGET|TEST-BAN|TESTING BAN|NON-PROLIFERATION|OUTER SPACE|MISSILE|MUNITIONS|ARMAMENT|US-USSR, NEGOTIATIONS|ADVISORY OPINION OF THE INTERNATIONAL ?COURT",
    "human rights and elections": "HUMAN RIGHTS|ELECTI|ELECTOR|DEATH PENALTY|CAPITAL PUNISHMENT|SELF-DETERMINATION|SUDAN|RACIS|NAZI|INTERFERENCE, INTERNAL",
    "budget and staff of the United Nations": "BUDGET|STAFF|ACCOM|HEADQUA|CAPITAL FUND|CIVIL SERVICE|FINANC|SALAR|PENSION|HEALTH INSURANCE|POSITIONS|POSTS|PERSONNEL|CONSULTANT|TRAVEL|COMPUTING|CALEN?DAR OF CONF|TRANSLATOR|LANGUAGE TRAINING|TRAINING/RESEARCH|FACILITIES|INFORMATION SYSTEM"
                                              "|APPROPRIATIONS|EXPENSES|HONORARIA|POSTAGE|LANGUAGE TEACHERS|INCOME ESTIMATES|JUDGEMENT|GENERAL SERVICE|OFFICE, NAIROBI|INTERNATIONAL SCHOOL|INSTITUTE FOR TRAINING|SPENDING|LOAN TO",
}


@lru_cache
def roll_calls():
    """Every recorded vote of the file by `rcid`: session, year, resolution, subject. The days before 2004 are not true days, so only the year is taken."""
    raw = frames.rda("un_votes", ["rcid", "session", "date", "unres", "short", "descr"], ROLL_CALLS)
    date = pd.to_datetime(raw["date"], unit="D")
    text = raw["short"].str.strip().replace("", pd.NA).fillna(raw["descr"].str.strip().replace("", pd.NA))
    calls = pd.DataFrame({"rcid": raw["rcid"].astype(int), "session": raw["session"].astype(int), "date": date, "year": date.dt.year, "resolution": raw["unres"], "subject": text.str.split(" : ").str[0].str.slice(0, 160)})
    return calls.set_index("rcid")


@lru_cache
def _cast():
    raw = frames.rda("un_votes", ["rcid", "country", "vote"], VOTES)
    frames.expect(raw, "vote", list(BALLOT), VOTES)
    return raw.astype({"rcid": int, "vote": str})


@lru_cache
def ballots():
    """The votes of the compared states: a row a roll call, a column a state, 1 yes, 2 abstain, 3 no, missing = absent or no member."""
    kept = _cast()[_cast()["country"].isin(NAMES)]
    return kept.assign(country=kept["country"].map(NAMES), vote=kept["vote"].map(BALLOT).astype(float)).pivot(index="rcid", columns="country", values="vote")


def lopsided():
    """The share of the commonest of yes, no and abstain among all states that voted, by roll call."""
    counts = _cast().groupby(["rcid", "vote"]).size().unstack(fill_value=0)
    return counts.max(axis=1) / counts.sum(axis=1)


def pairs():
    """Rows of `votes`: each pair of compared states and year in which both voted."""
    cast, rows = ballots(), []
    for year, part in cast.groupby(roll_calls()["year"].reindex(cast.index)):
        part = part.dropna(axis=1, how="all")
        for one, other in combinations(sorted(part.columns, key=lambda code: _of(code, year)), 2):
            if n := stats.common_votes(part[one], part[other]):
                votes = part[one], part[other]
                rows.append((year, _of(one, year), _of(other, year), stats.agreement(*votes), stats.lijphart(*votes), stats.opposed(*votes), stats.s_score(*votes), n))
    columns = ["year", "country_a", "country_b", "agreement", "lijphart", "opposed", "s", "n_votes"]
    return pd.DataFrame(rows, columns=columns).assign(source="un_votes").round({"agreement": 4, "lijphart": 4, "opposed": 4, "s": 4})


def _of(code, year):
    return "SUN" if code == "RUS" and year < 1992 else code


def topics():
    """Rows of `vote_topics`: the three pairs of China, the USSR or Russia and the United States, by year and topic; a roll call may have several topics or none."""
    issues = frames.rda("un_votes", ["rcid", "issue"], ISSUES)
    members = {topic: set(part["rcid"].astype(int)) for topic, part in issues.groupby("issue", observed=True)}
    cast, lone = ballots(), lopsided()
    everything = set(cast.index)
    members |= dict(zip(TOPICS, (everything, everything - members["Palestinian conflict"], set(lone[lone < LOPSIDED].index))))
    rows = []
    for topic, calls in members.items():
        part = cast[cast.index.isin(calls)]
        for year, votes in part.groupby(roll_calls()["year"].reindex(part.index)):
            for one, other in TRIANGLE:
                if n := stats.common_votes(votes[one], votes[other]):
                    rows.append((year, _of(one, year), _of(other, year), topic, stats.agreement(votes[one], votes[other]), stats.opposed(votes[one], votes[other]), n))
    return pd.DataFrame(rows, columns=["year", "country_a", "country_b", "topic", "agreement", "opposed", "n_votes"]).assign(source="un_votes").round({"agreement": 4, "opposed": 4})


def quarrels():
    """Rows of `opposed_votes`: each roll call in which China voted yes and the USSR or Russia no, or the other way about."""
    cast = ballots()[["CHN", "RUS", "USA"]]
    cast = cast[(cast["CHN"] - cast["RUS"]).abs() == 2]
    words = {value: word for word, value in BALLOT.items()}
    rows = roll_calls().loc[cast.index, ["year", "session", "resolution", "subject"]]
    rows = rows.assign(theme=rows["subject"].map(_theme), china=cast["CHN"].map(words), russia=cast["RUS"].map(words), usa=cast["USA"].map(words), source="un_votes")
    return rows.reset_index().replace("", pd.NA)


def _theme(subject):
    return next((theme for theme, words in THEMES.items() if re.search(words, str(subject).upper())), "other")


def points():
    """Rows of `ideal_points`: the positions that a model of all votes gives the compared states, with the interval between the 5 and 95 per cent quantiles."""
    raw = pd.read_stata(fetch("ideal_points"))
    frames.need(raw, ["ccode", "year", *(column for columns in SERIES.values() for column in columns)], POINTS)
    raw = raw[raw["ccode"].isin(MEMBERS)].astype({"year": int}).reset_index(drop=True)
    raw["country"] = codes.countries(raw["ccode"], "cow", POINTS, raw["year"])
    parts = [raw[["country", "year", *columns]].set_axis(["country", "year", "value", "low", "high"], axis=1).assign(series=series) for series, columns in SERIES.items()]
    rows = pd.concat(parts).dropna(subset="value").astype({"value": float, "low": float, "high": float})
    return rows.assign(source="ideal_points").round({"value": 4, "low": 4, "high": 4})


def resolutions():
    """Rows of `resolutions` from the file of votes: Crimea 2014-2019, Georgia, and Cambodia and Afghanistan in 1979 and 1980."""
    calls, words = roll_calls().loc[list(CHOSEN)], {value: word for word, value in BALLOT.items()}
    counts = _cast()[_cast()["rcid"].isin(CHOSEN)].groupby(["rcid", "vote"]).size().unstack(fill_value=0).loc[list(CHOSEN)]
    date = calls["date"].dt.strftime("%Y-%m-%d").where(calls["date"].dt.year >= 2004, calls["year"].astype(str))
    rows = pd.DataFrame({"date": date, "body": "General Assembly", "resolution": [number for number, _ in CHOSEN.values()], "subject": [subject for _, subject in CHOSEN.values()]}, index=calls.index)
    rows = rows.assign(**{word: counts[word] for word in BALLOT}, **{f"vote_{code.lower()}": ballots()[code].reindex(rows.index).map(words).fillna("absent") for code in VOTERS})
    return rows.assign(publisher="Voeten, Strezhnev and Bailey", url=URL, source="un_votes", known="then", note=pd.NA)


def resolutions_read():
    """Rows of `resolutions` from pages; an empty vote is not known."""
    columns = ["date", "body", "resolution", "subject", *BALLOT, *(f"vote_{code.lower()}" for code in VOTERS), "publisher", "url", "note"]
    rows = collected.read("resolutions", columns)[columns]
    for code in VOTERS:
        frames.expect(rows, f"vote_{code.lower()}", [*BALLOT, "absent", "not a member", ""], "data/collected/resolutions.csv")
    rows = frames.numbers(rows, list(BALLOT)).assign(source="resolutions", known=["then" if claims.last_day(date) <= claims.ESSAY_DAY else "later" for date in rows["date"]])
    return rows.replace("", pd.NA)
