"""Who led China, the USSR and Russia, and the United States: formal posts, two data sets as witnesses, what differs, successions."""

import pandas as pd

from companion.errors import CompanionError
from companion.sources import codes, dates, frames, states
from companion.sources.collected import read

FIRST = pd.Timestamp("1949-10-01")   # the People's Republic is proclaimed: the tables begin here
ARCHIGOS = "archigos.rda"
LINES = {"SUN": "RUS"}   # the USSR and Russia are one line of leaders


def posts():
    """Rows of `leaders`: formal posts with first and last day. `top` marks the highest post of the state or party.

    The rule: Chairman, from 12 September 1982 General Secretary of the Chinese party; First or General Secretary of the
    Soviet party, then President of the USSR; President of Russia, acting included; President of the United States.
    """
    raw = read("leader_posts", ["country", "post", "kind", "top", "person", "start", "end", "publisher", "url", "note"])
    frame = raw.assign(
        top=raw["top"] == "true", start=dates.first_day(raw["start"]), start_precision=dates.precision(raw["start"]),
        end=dates.first_day(raw["end"]), end_precision=dates.precision(raw["end"]),
    ).rename(columns={"publisher": "source"})
    return frame[~(frame["end"] < FIRST)].replace("", pd.NA)


def names():
    """Rows of `leader_names`: one English spelling, Chinese and Russian script, born and died, how the person came and went."""
    raw = read("leader_names", ["country", "person", "name_zh", "name_ru", "left_office_how", "publisher", "url", "source_names", "born", "died", "came_how", "left_how"])
    raw = raw.assign(born=dates.first_day(raw["born"]), died=dates.first_day(raw["died"]))
    return raw.drop(columns="name_in_files").rename(columns={"publisher": "source"}).replace("", pd.NA)


def _people(spellings, file):
    """Country and our spelling of each leader of a data set; raises CompanionError at a name not in leader_names.csv."""
    known = read("leader_names", ["person", "name_in_files", "country"])
    known = known.assign(name=known["name_in_files"].str.split("; ")).explode("name").set_index("name")
    unknown = spellings[~spellings.isin(known.index)]
    if len(unknown):
        raise CompanionError(f"unknown leader {unknown.iloc[0]!r}", f"{file}, row {unknown.index[0]}", "a spelling in the column name_in_files of data/collected/leader_names.csv", "add the spelling there")
    return known.loc[spellings, ["country", "person"]].reset_index(drop=True)


WITNESS = ["source", "country", "person", "name_in_source", "start", "end", "end_precision", "how_left"]


def _archigos(numbers):
    """The rows of Archigos 4.1 of some states in office since FIRST, with `start` and `end` as dates; the file has days since 1970."""
    raw = frames.rda("archigos", ["gwcode", "leader", "startdate", "enddate", "exit"])
    raw = raw.assign(end=pd.to_datetime(raw["enddate"], unit="D"), start=pd.to_datetime(raw["startdate"], unit="D"))
    return raw[raw["gwcode"].isin(numbers) & (raw["end"] >= FIRST)].astype({"leader": "string"})


def archigos():
    """Rows of `leader_witnesses` from Archigos 4.1: effective leaders to the end of 2015."""
    raw = _archigos(states.CORNERS)
    people = _people(raw["leader"], ARCHIGOS).set_index(raw.index)
    serving = raw["exit"] == "Still in Office"
    frame = raw.assign(source="archigos", country=people["country"], person=people["person"], name_in_source=raw["leader"], end=raw["end"].where(~serving), how_left=raw["exit"].astype("string").where(~serving))
    return frame.assign(end_precision=frame["end"].notna().map({True: "day", False: pd.NA}))[WITNESS].reset_index(drop=True)


def reign():
    """Rows of `leader_witnesses` from REIGN, March 2021: the day of the start, the month of the end."""
    file = "leaders_reign_2021_3.csv"
    raw = read("reign", ["ccode", "leader", "sdate", "smonth", "syear", "emonth", "eyear"])
    start = pd.to_datetime(raw["syear"] + "-" + raw["smonth"] + "-" + raw["sdate"], format="%Y-%m-%d")
    end = pd.to_datetime((raw["eyear"] + "-" + raw["emonth"]).str.replace(".0", "").where(raw["eyear"] != ""), format="%Y-%m")
    people = _people(raw["leader"], f"data/collected/{file}").set_index(raw.index)
    return raw.assign(source="reign", country=people["country"], person=people["person"], name_in_source=raw["leader"], start=start, end=end, end_precision=end.notna().map({True: "month", False: pd.NA}), how_left=pd.NA)[WITNESS]


def _line(row):
    return LINES.get(row["country"], row["country"])


def _spells(rows):
    """One row a person's unbroken time at the top: touching or overlapping rows of one person are joined."""
    spells = []
    for row in rows.sort_values("start").to_dict("records"):
        last = next((spell for spell in reversed(spells) if _line(spell) == _line(row)), None)
        if last and last["person"] == row["person"]:
            last["end"] = row["end"] if pd.isna(row["end"]) else max(last["end"], row["end"])
        else:
            spells.append(dict(row))
    return pd.DataFrame(spells)


def successions():
    """Rows of `successions`: each change at the top of China and of the USSR or Russia, by formal posts and by Archigos.

    A change is dated by the later of the predecessor's last day and the successor's first.
    """
    how = names().set_index("person")["left_office_how"]
    formal = posts()
    lists = {"posts": formal[formal["top"]].assign(how_left=lambda rows: rows["person"].map(how)), "archigos": archigos().assign(url=pd.NA)}
    changes = []
    for name, rows in lists.items():
        for line in ("CHN", "RUS"):
            spells = _spells(rows[rows["country"].replace(LINES) == line]).to_dict("records")
            for before, after in zip(spells, spells[1:]):
                changes.append({
                    "list": name, "country": after["country"], "date": max(before["end"], after["start"]), "predecessor": before["person"], "successor": after["person"],
                    "gap_days": max((after["start"] - before["end"]).days, 0), "how_left": before["how_left"], "source": after["source"], "url": after["url"],
                })
    return pd.DataFrame(changes)


def elsewhere():
    """Rows of `successions_compared`: each change of the effective leader of a compared state since 1949, by Archigos, names as in the file."""
    raw = _archigos(states.COMPARED)
    raw = raw.assign(person=raw["leader"], country=codes.countries(raw["gwcode"], "cow", ARCHIGOS, raw["start"].dt.year))
    changes = []
    for _, rows in raw.groupby(raw.apply(_line, axis=1)):
        spells = _spells(rows[["country", "person", "start", "end"]]).to_dict("records")
        changes += [
            {"country": after["country"], "date": max(before["end"], after["start"]), "predecessor": before["person"], "successor": after["person"], "source": "archigos"}
            for before, after in zip(spells, spells[1:])
        ]
    return pd.DataFrame(changes)


def disagreements():
    """Rows of `leader_disagreements`: for each leader at the top, what each witness says beside the formal posts.

    `start_days` and `end_days` are witness minus post; an end known to the month only counts as equal within that month.
    """
    formal, rows = posts(), []
    spells = _spells(formal[formal["top"]])
    own = spells.groupby("person", sort=False).agg(country=("country", "first"), start=("start", "first"), end=("end", "last"))
    own["end"] = spells.groupby("person", sort=False)["end"].apply(lambda ends: ends.iloc[-1])
    for source, witness in (("archigos", archigos()), ("reign", reign())):
        seen = witness.set_index("person")
        last_year = {"archigos": 2015, "reign": 2021}[source]
        people = dict.fromkeys([*own.index[own["start"].dt.year <= last_year], *seen.index])
        for person in people:
            post = own.loc[person] if person in own.index else None
            other = seen.loc[[person]] if person in seen.index else None
            rows.append({"source": source, "person": person, **_compare(post, other)})
    return pd.DataFrame(rows)


def _compare(post, other):
    if post is None or other is None:
        known = post if other is None else other.iloc[0]
        verdict = "at the top by post only" if other is None else "at the top by the witness only"
        dates_of = {"post_start": None, "post_end": None, "witness_start": None, "witness_end": None}
        side = "post" if other is None else "witness"
        dates_of |= {f"{side}_start": known["start"], f"{side}_end": known["end"]}
        return {"country": known["country"], **dates_of, "start_days": pd.NA, "end_days": pd.NA, "differs": verdict}
    first, last = other.iloc[0], other.iloc[-1]
    start_days = (first["start"] - post["start"]).days
    comparable = not (pd.isna(last["end"]) or pd.isna(post["end"]))
    same_month = comparable and last["end_precision"] == "month" and (last["end"].year, last["end"].month) == (post["end"].year, post["end"].month)
    end_days = pd.NA if not comparable else 0 if same_month else (last["end"] - post["end"]).days
    parts = [part for part, days in (("start", start_days), ("end", end_days)) if not pd.isna(days) and days]
    return {
        "country": post["country"], "post_start": post["start"], "post_end": post["end"], "witness_start": first["start"], "witness_end": last["end"],
        "start_days": start_days, "end_days": end_days, "differs": " and ".join(parts) or "nothing",
    }
