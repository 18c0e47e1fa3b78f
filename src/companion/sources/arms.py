"""Arms transfers after SIPRI: trend-indicator values by year (`arms`, `arms_kinds`) and deals with their comments (`arms_deals`)."""

import json
import re

import pandas as pd

from companion.errors import CompanionError
from companion.sources import frames
from companion.sources.collected import read
from companion.sources.fetch import fetch

FIRST, LAST, LAST_SOVIET = 1950, 2025, 1991
BY_YEAR, DEALS = "armsTransfers.json", "arms_transfers_sipri_trade_register_deals_2025_03.csv"
SUPPLIERS = {"Russia": "RUS", "China": "CHN", "United States": "USA"}     # the file writes Russia for the Soviet Union too
RECIPIENTS = {"China": "CHN", "India": "IND", "Vietnam": "VNM", "Taiwan": "TWN", "Pakistan": "PAK"}
WORLD = "WLD"
# SIPRI's descriptions by its armament categories; aircraft include helicopters, missiles include torpedoes and shells
KINDS = {
    "aircraft": ["(armed) trainer aircraft", "FGA aircraft", "airborne early-warning helicopter", "anti-submarine aircraft", "anti-submarine helicopter", "bomber aircraft", "combat helicopter",
                 "fighter aircraft", "fighter/ground-attack aircraft", "ground-attack aircraft", "heavy transport aircraft", "helicopter", "light aircraft", "light helicopter", "light transport aircraft",
                 "maritime patrol aircraft", "reconnaissance aircraft", "tanker", "trainer aircraft", "trainer/combat aircraft", "transport aircraft", "transport helicopter"],
    "engines": ["aircraft engine", "turbofan", "turboprop", "vehicle engine"],
    "ships": ["aircraft carrier", "corvette", "destroyer", "frigate", "landing ship", "minehunter", "minesweeper", "missile boat", "nuclear submarine", "patrol boat", "submarine", "support ship", "torpedo boat"],
    "missiles": ["SAM", "air-to-surface missile", "anti-radar missile", "anti-radar missile/ASM", "anti-radar/air-to-surface missile", "anti-ship missile", "anti-ship torpedo", "anti-ship/anti-radar missile",
                 "anti-ship/anti-submarine torpedo", "anti-ship/land-attack missile", "anti-submarine torpedo", "anti-submarine/ship torpedo", "anti-tank missile", "guided bomb", "guided shell",
                 "long-range air-to-air missile", "naval mine/torpedo", "portable SAM", "portable surface-to-air missile", "short-range air-to-air missile", "surface-to-air missile", "surface-to-surface missile"],
    "air defence": ["SAM system", "anti-aircraft gun", "mobile SAM system", "mobile surface-to-air missile system", "self-propelled air-defence system", "self-propelled anti-aircraft gun", "surface-to-air missile system"],
    "armour and artillery": ["APC", "armoured personnel carrier", "armoured reconnaissance vehicle", "infantry fighting vehicle", "light tank", "mortar", "multiple rocket launcher", "self-propelled gun",
                             "surface-to-surface missile launcher", "tank", "tank destroyer", "towed gun"],
    "sensors and naval weapons": ["ASW sonar", "air search radar", "air-search radar", "air/sea search radar", "air/sea-search radar", "anti-submarine rocket launcher", "anti-submarine sonar", "coastal defence system",
                                  "combat aircraft radar", "fire control radar", "fire-control radar", "height-finding radar", "maritime patrol aircraft radar", "naval SAM system", "naval gun",
                                  "naval multiple rocket launcher", "naval surface-to-air missile system", "sea search radar", "sea-search radar"],
}
KIND_OF = {description: kind for kind, descriptions in KINDS.items() for description in descriptions}


def _file():
    """Every delivery of the file's three suppliers, one weapon, recipient and year a row."""
    raw = json.loads(fetch("sipri_arms").read_text("utf8"))
    gone = [supplier for supplier in SUPPLIERS if supplier not in raw]
    if gone:
        raise CompanionError(f"the supplier {', '.join(gone)} is gone", BY_YEAR, f"the suppliers {', '.join(SUPPLIERS)}", "look how the file names it now, and mend the step")
    rows = [(supplier, recipient, int(year), float(value), what) for supplier in SUPPLIERS for year, recipients in raw[supplier].items()
            for recipient, weapons in recipients.items() for _, value, what, _ in weapons]
    frame = pd.DataFrame(rows, columns=["supplier", "to", "year", "tiv", "description"])
    soviet = (frame["supplier"] == "Russia") & (frame["year"] <= LAST_SOVIET)
    return frame.assign(supplier=frame["supplier"].map(SUPPLIERS).mask(soviet, "SUN"), recipient=frame["to"].map(RECIPIENTS))


def years_of(supplier):
    """The years in which a supplier existed, of those that the file covers."""
    return range(FIRST if supplier != "RUS" else LAST_SOVIET + 1, (LAST if supplier != "SUN" else LAST_SOVIET) + 1)


def transfers():
    """Rows of `arms`: each supplier to each recipient and to all recipients together (WLD), by year.

    SIPRI records every known transfer of major arms from 1950 on, so a year without one is a true zero and stands as a row.
    """
    raw = _file()
    sums = pd.concat([raw.dropna(subset=["recipient"]), raw.assign(recipient=WORLD)]).groupby(["supplier", "recipient", "year"])["tiv"].sum()
    pairs = [(supplier, recipient, year) for supplier in ("SUN", *SUPPLIERS.values()) for recipient in (*RECIPIENTS.values(), WORLD) if recipient != supplier for year in years_of(supplier)]
    return sums.reindex(pd.MultiIndex.from_tuples(pairs, names=sums.index.names), fill_value=0.0).round(3).reset_index().assign(source="sipri_arms")


def kinds():
    """Rows of `arms_kinds`: what the USSR and Russia delivered to China, India and Vietnam by kind and year; only what was delivered."""
    raw = _file()
    raw = raw[raw["supplier"].isin(["SUN", "RUS"]) & raw["recipient"].isin(["CHN", "IND", "VNM"])]
    frames.expect(raw, "description", list(KIND_OF), BY_YEAR)
    return raw.assign(kind=raw["description"].map(KIND_OF)).groupby(["supplier", "recipient", "kind", "year"])["tiv"].sum().round(3).reset_index().assign(source="sipri_arms")


def deals():
    """Rows of `arms_deals`: one a deal of the register, with where the comment says that the weapon was made."""
    columns = {
        "Supplier": "supplier", "Recipient": "recipient", "Year of order": "ordered", "Year of order uncertain": "ordered_uncertain", "Number ordered": "number_ordered", "Weapon designation": "weapon",
        "Weapon description": "description", "Number delivered": "number_delivered", "Number delivered uncertain": "number_uncertain", "Year(s) of delivery": "delivered", "status": "condition",
        "Comments": "comment", "SIPRI TIV per unit": "tiv_each", "SIPRI TIV of delivered weapons": "tiv",
    }
    raw = read("sipri_deals", list(columns)).rename(columns=columns)[list(columns.values())]
    raw = raw.assign(supplier=raw["supplier"].map({"Soviet Union": "SUN", "Russia": "RUS"}), recipient=raw["recipient"].map({"China": "CHN", "India": "IND", "Viet Nam": "VNM"}))
    raw = raw.dropna(subset=["supplier", "recipient"])
    frames.expect(raw, "description", list(KIND_OF), DEALS)
    years = raw["delivered"].str.findall(r"\d{4}")
    raw = raw.assign(
        deal_id=[f"deal_{row}" for row in raw.index + 2], kind=raw["description"].map(KIND_OF), made=[made_by(text) for text in raw["comment"]], for_own=[for_own(text) for text in raw["comment"]],
        first_delivery=years.str[0], last_delivery=years.str[-1], ordered_uncertain=raw["ordered_uncertain"] == "?", number_uncertain=raw["number_uncertain"] == "?",
    )
    whole = ["ordered", "number_ordered", "number_delivered", "first_delivery", "last_delivery"]
    return frames.numbers(raw, [*whole, "tiv_each", "tiv"]).astype(dict.fromkeys(whole, "Int64")).replace("", pd.NA)


_OTHERS = re.compile(      # words on making that say nothing of this deal's weapons: copies, later series, production lines elsewhere
    r"copied and produced|more produced|more from|not including production|prior to chinese|production line|planned licen[cs]ed|problems|without soviet union consent|produced in (russia|czechoslovakia)", re.IGNORECASE)
_PLATFORMS = re.compile(r"(\bfor [^;]*|(frigate|destroyer|corvette|carrier|aircraft)s? )produced in (china|india|viet nam)", re.IGNORECASE)
_MADE = re.compile(r"licen[cs]e|assemb|from kit|produced|production", re.IGNORECASE)


def for_own(comment):
    """Whether the comment says that the weapon went into ships, aircraft or vehicles that the recipient builds."""
    return bool(_PLATFORMS.search(comment))


def made_by(comment):
    """Who made the weapon, by SIPRI's comment: "recipient" (all or some of them, under licence or from kits), "recipient, perhaps", or "not said"."""
    parts = [part for part in re.split(r";|\((?=more|planned)|\(incl[^)]*\)", comment) if not _OTHERS.search(part)]
    found = [match for match in (_MADE.search(_PLATFORMS.sub("", part)) for part in parts) if match]
    if not found:
        return "not said"
    return "recipient, perhaps" if all(re.search(r"possibly|probably", match.string[:match.start()], re.IGNORECASE) for match in found) else "recipient"
