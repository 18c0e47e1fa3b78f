"""The happenings of each table, in one shape: which of a table's columns are date, title, actors and source.

A table joins the chronology by a line in TABLES.
"""

import re

import pandas as pd

from companion.errors import CompanionError
from companion.sources import collected, dates, package

THEMES_FILE, HERE = "data/collected/event_themes.csv", "TABLES of src/companion/sources/happenings.py"
THEMES = ("alliance and treaties", "crises and war", "border", "leaders and talks", "trade and energy", "arms and exercises", "ideology and trust", "third parties and UN")
TREATIES, CRISES, BORDER, LEADERS, TRADE, ARMS, TRUST, THIRD = THEMES
FIRST, LAST = "1949", "2026"
BOTH, SOVIET_UNION_ENDS = "China;{moscow}", "1991-12-26"
NAMES = {"CHN": "China", "SUN": "USSR", "RUS": "Russia", "PRK": "North Korea", "VNM": "Vietnam", "IND": "India", "MNG": "Mongolia"}
CALLED = {      # one name for each, so that a reader can choose by it
    "PRC": "China", "Viet Nam": "Vietnam", "N. S. Khrushchev": "Nikita Khrushchev", "L. I. Brezhnev": "Leonid Brezhnev", "A. N. Kosygin": "Alexei Kosygin", "M. S. Gorbachev": "Mikhail Gorbachev", "B. N. Yeltsin": "Boris Yeltsin",
    "V. V. Putin": "Vladimir Putin", "CPSU CC": "Soviet party", "CPSU CC Presidium": "Soviet party", "CCP CC": "Chinese party",
}
PAYMENTS = ["pay_2014_10_1", "pay_2017_03_1", "pay_2022_09_06_1", "pay_2023_02_1", "pay_2023_12_1", "pay_2024_01_1", "pay_2024_02_1", "pay_2024_03_21_1", "pay_2024_04_17_1", "pay_2024_06_1",
            "pay_2024_08_08_1", "pay_2024_09_04_1", "pay_2024_12_1", "pay_2025_04_22_1", "pay_2025_06_1", "pay_2025_09_08_1", "pay_2025_09_15_1", "pay_2025_12_02_1", "pay_2025_12_08_1"]     # all other rows are shares and sums


def _crossings(frame):
    names = collected.read("border_crossings", ["crossing_id", "name"], "crossings.csv").set_index("crossing_id")["name"]
    traffic = frame["of_what"].map({"all": "", "not stated": "", "building": " (building)", "freight": " (freight)", "passengers": " (passengers)"})
    return frame.assign(where=frame["crossing_id"].map(names).fillna("Crossings of the border"), traffic=traffic)


def _treaties(frame):
    parties = frame["parties"].str.split(";").map(lambda codes: ";".join(NAMES[code] for code in codes))
    return frame.assign(names=parties).drop_duplicates("treaty_id")     # a row there is one article


def _capitals(frame):
    states = {"Beijing": "China", "Washington": "United States", "Taipei": "Republic of China", "Hanoi": "Vietnam", "New Delhi": "India"}
    moscow = (frame["date"] < SOVIET_UNION_ENDS).map({True: "USSR", False: "Russia"})
    sides = [f"China;{name}" if capital == "both" else states.get(capital, name if capital == "Moscow" else capital) for capital, name in zip(frame["capital"], moscow)]
    about = frame["theme"].where(frame["theme"] != "security", frame["obstacle"]) if "obstacle" in frame else frame["crisis"]
    return frame.assign(sides=sides, about=about, who=frame["capital"].replace("both", "Beijing and Moscow"))


# title, actors, theme, paragraphs are patterns of the row's columns, or (column, {value: text}, else); theme "read": by event_themes.csv.
# own: the column of paragraphs that somebody chose for the row; paragraphs: what stands in for it. key: where the primary key is too much.
TABLES = {
    "events": {"date": "date", "end": "date_end", "precision": "precision", "title": "{title}", "actors": "{actors}", "theme": "read", "own": "paragraph", "publisher": "source", "url": "url"},
    "treaties": {"date": "signed", "title": "{title}", "actors": BOTH, "theme": ("treaty_id", {"alliance_1950": TREATIES, "friendship_2001": TREATIES}, BORDER), "paragraphs": "27", "publisher": "source", "url": "url"},
    "meetings": {"date": "start", "end": "end", "title": "{chinese} and {russian} meet ({place}): {occasion}", "actors": "{chinese};{russian}", "theme": LEADERS, "paragraphs": "24"},
    "border_steps": {"date": "date", "title": "{title}: {fixed}", "actors": BOTH, "theme": BORDER, "paragraphs": "27"},
    "force_steps": {"date": "date", "title": "{step}", "actors": BOTH, "theme": ("kind", {"exercise": ARMS}, BORDER), "paragraphs": "27"},
    "crossing_events": {"date": "date", "title": "{where}: {event}{traffic}", "actors": BOTH, "theme": BORDER, "paragraphs": "27", "rows": _crossings},
    "energy_steps": {"date": "date", "title": "{step}", "actors": ("side", {"both": "China;Russia", "RUS": "Russia", "CHN": "China"}, ""), "theme": TRADE, "paragraphs": "27"},
    "exercises": {"date": "start", "end": "end", "title": "{name} ({place})", "actors": "{participants}", "theme": ARMS, "paragraphs": "27"},
    "succession_events": {"key": ["succession", "date"], "date": "date", "title": "{what}", "actors": BOTH, "theme": "read", "paragraphs": "24", "url": "url"},
    "successions": {"date": "date", "title": "{predecessor} is followed by {successor}", "actors": "{predecessor};{successor}", "theme": LEADERS, "paragraphs": "24", "publisher": "source", "url": "url", "rows": lambda frame: frame[frame["list"] == "posts"]},
    "dispute_events": {"date": "date", "title": "{event}", "actors": BOTH, "theme": CRISES, "paragraphs": "6;26"},
    "neighbour_events": {"date": "date", "title": "{what}", "actors": BOTH, "theme": ("kind", {"incident": CRISES}, BORDER), "paragraphs": "27", "rows": lambda frame: frame[frame["neighbour"] == "RUS"]},
    "pledges": {"key": ["treaty_id"], "date": "signed", "title": "{treaty}", "actors": "{names}", "theme": ("parties", {"CHN;SUN": TREATIES, "CHN;RUS": TREATIES}, THIRD), "paragraphs": "8;16", "url": "url", "rows": _treaties},
    "resolutions": {"date": "date", "title": "{body}, {resolution}: {subject}", "actors": "China;Russia", "theme": THIRD, "paragraphs": "8;20;28", "url": "url", "rows": lambda frame: frame[frame["subject"].str.match("Ukraine|Crimea")]},
    "central_asia_documents": {"date": "date", "title": "{title}", "actors": "{parties}", "theme": THIRD, "paragraphs": "26"},
    "investment_cases": {"date": "date", "title": "{what}: {amount}", "actors": "China;Russia", "theme": TRADE, "paragraphs": "27"},
    "settlements": {"date": "period", "title": "{what}", "actors": "China;Russia", "theme": TRADE, "paragraphs": "25", "rows": lambda frame: frame[frame["settlement_id"].isin(PAYMENTS)]},
    "crisis_steps": {"date": "date", "end": "date_end", "precision": "precision", "title": "{who}: {what}", "actors": "{sides}", "theme": ("about", {"tailspin": TRUST}, CRISES), "own": "paragraph", "url": "url", "rows": _capitals},
    "obstacle_steps": {"date": "date", "end": "date_end", "precision": "precision", "title": "{who}: {what}", "actors": "{sides}", "own": "paragraph", "url": "url", "rows": _capitals,
                       "theme": ("about", {"border": BORDER, "border and Mongolia": BORDER, "meetings": LEADERS, "trade and exchange": TRADE, "third parties": THIRD, "ideology": TRUST, "none": ARMS}, CRISES)},
    "islands": {"date": "day", "title": "{name}: {status_after}", "actors": BOTH, "theme": BORDER, "paragraphs": "27", "rows": lambda frame: frame.assign(day=frame["transfer_date"].str.extract(r"^(\d{4}(?:-\d\d){0,2})\b", expand=False))},
}


def key(name, row):
    """What a row of a table is called in the chronology: the table, a colon, and the values of its key, parted by |."""
    columns = TABLES[name].get("key") or package.schema(name)["primaryKey"]
    return f"{name}:" + "|".join(str(row[column]) for column in columns).replace(";", ",")     # ';' parts the rows of an event


def mapped(name, frame, themes=None):
    """The rows of one table as candidates: table_key, table, date, date_end, precision, title, actors, theme, own, paragraphs, publisher, url, documents, note.

    Only dated rows of FIRST to LAST. themes: {table_key: theme} for a table whose theme is "read". Raises CompanionError for a key that two rows share and for a theme not given.
    """
    spec = TABLES[name]
    frame = spec.get("rows", lambda rows: rows)(frame)
    frame = frame.dropna(subset=[spec["date"]]).astype("string").fillna("")
    frame = frame[frame[spec["date"]].str[:4].between(FIRST, LAST)]
    found = []
    for row in frame.to_dict("records"):
        date, table_key = row[spec["date"]], key(name, row)
        row["moscow"] = "USSR" if date < SOVIET_UNION_ENDS else "Russia"
        said = {part: _said(spec.get(part, ""), row) for part in ("title", "actors", "theme", "paragraphs")}
        if spec["theme"] == "read":
            said["theme"] = (themes or {}).get(table_key, "")
        if said["theme"] not in THEMES:
            raise CompanionError(f"{table_key} has the theme {said['theme']!r}", THEMES_FILE if spec["theme"] == "read" else HERE, f"one of {', '.join(THEMES)}", "read the row and write its theme down")
        found.append({"table_key": table_key, "table": name, "date": date, "date_end": row.get(spec.get("end"), ""), "precision": row[spec["precision"]] if "precision" in spec else dates.PRECISIONS[len(date)], **said,
                      "actors": _names(said["actors"]), "own": row.get(spec.get("own"), ""), "publisher": row[spec.get("publisher", "publisher")], "url": row[spec.get("url", "source")], "documents": row.get("document", ""), "note": row.get("note", "")})
    found = pd.DataFrame(found, dtype="string")
    if found["table_key"].duplicated().any():
        raise CompanionError(f"{found.loc[found['table_key'].duplicated(), 'table_key'].iloc[0]} is the key of two rows", HERE, "a key that tells rows apart", "add a column to the table's key")
    return found


def _said(pattern, row):
    text = pattern[1].get(row[pattern[0]], pattern[2]) if isinstance(pattern, tuple) else pattern.format_map(row)
    return text.replace(" ()", "").strip().removesuffix(":")


def _names(text):
    names = [name.strip() for name in re.split(r"[;,]", re.sub(r" \([^)]*\)", "", text))]
    return ";".join(dict.fromkeys(CALLED.get(name, name) for name in names if name))


def rows(table):
    """The candidates of all tables, and the themes that were read ({table_key: theme}). table: gives a table by its name."""
    read = collected.read("event_matches", ["table_key", "theme"], "event_themes.csv")
    themes = dict(zip(read["table_key"], read["theme"]))
    return pd.concat([mapped(name, table(name), themes) for name in TABLES], ignore_index=True), read
