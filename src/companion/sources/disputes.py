"""Militarised interstate disputes by pair and year, in two versions: `disputes`, each pair once."""

import pandas as pd

from companion.sources import codes, frames, states

CHINA = 710
PAIRED = {*states.COMPARED, *states.NAMED, 712, 731}   # with Mongolia and North Korea, the allies that the treaties of the time name
FIRST_YEAR, PROCLAIMED = 1949, "1949-10"   # before October 1949 the number 710 is the Republic of China
GML, GML_STATES, COW, COW_DISPUTES = "gml_dirdisp.rda", "gml_part.rda", "cow_mid_dirdisps.rda", "cow_mid_disps.rda"
OF_A_SIDE = {"hostlev": "hostility", "hiact": "action", "fatality": "fatality", "fatalpre": "deaths", "orig": "originator"}


def _pairs(origin, name, onset):
    """The rows of a directed file with the lower number first, among the states compared or with China, in the columns of the table."""
    sided = [f"{column}{side}" for column in (*OF_A_SIDE, "sidea") for side in (1, 2)]
    raw = frames.rda(origin, ["dispnum", "ccode1", "ccode2", "year", onset, *sided], name)
    compared = raw["ccode1"].isin(PAIRED) & raw["ccode2"].isin(PAIRED)
    raw = raw[(raw["ccode1"] < raw["ccode2"]) & (raw["year"] >= FIRST_YEAR) & (compared | (raw["ccode1"] == CHINA) | (raw["ccode2"] == CHINA))]
    country = {side: codes.countries(raw[f"ccode{side}"], "cow", name, raw["year"]) for side in (1, 2)}
    turned = country[1] > country[2]      # ISO letters, not numbers, order the pair
    frame = pd.DataFrame({"dispute": raw["dispnum"].astype(int), "year": raw["year"].astype(int), "onset": raw[onset] == 1, "ccode1": raw["ccode1"], "ccode2": raw["ccode2"]})
    for letter, own in (("a", 1), ("b", 2)):
        def take(column):
            return raw[f"{column}{own}"].where(~turned, raw[f"{column}{3 - own}"])
        frame[f"side_{letter}"] = country[own].where(~turned, country[3 - own])
        for column, field in OF_A_SIDE.items():
            frame[f"{field}_{letter}"] = take(column).where(take(column) >= 0).astype("Int64")     # -9 is missing
        frame[f"originator_{letter}"] = frame[f"originator_{letter}"] == 1
        frame.loc[take("sidea") == 1, "first_side"] = frame[f"side_{letter}"]
    return frame.assign(hostility=frame[["hostility_a", "hostility_b"]].max(axis=1), source=origin)


def _day(rows, moment):
    """ISO text to the precision known: a missing day is a month."""
    month = rows[f"{moment}year"].astype(int).astype(str) + "-" + rows[f"{moment}mon"].astype(int).astype(str).str.zfill(2)
    return month.where(rows[f"{moment}day"] < 1, month + "-" + rows[f"{moment}day"].astype(int).astype(str).str.zfill(2))


def _both(ones, others, pick):
    """The later (max) or earlier (min) of two ISO texts; of a month and a day in it, the month."""
    chosen = [min(one, other, key=len) if one.startswith(other) or other.startswith(one) else pick(one, other) for one, other in zip(ones, others)]
    return pd.Series(chosen, index=ones.index)


def _years_only(frame):
    """Without the disputes that China's government before October 1949 alone had, and without the numbers of the states."""
    with_china = (frame["ccode1"] == CHINA) | (frame["ccode2"] == CHINA)
    return frame[~(with_china & (frame["end"] < PROCLAIMED))].drop(columns=["ccode1", "ccode2"])


def gml():
    """Rows from GML-MID 2.2.1, to 2010: a pair's dispute runs from the later of both entries to the earlier of both exits."""
    frame = _pairs("gml_mid", GML, "midonset")
    parts = frames.rda("gml_mid", ["dispnum", "ccode", "styear", "stmon", "stday", "endyear", "endmon", "endday"], GML_STATES)
    parts = parts.assign(start=_day(parts, "st"), end=_day(parts, "end")).groupby(["dispnum", "ccode"]).agg(start=("start", "min"), end=("end", "max"))   # some enter twice
    spans = [parts.reindex(pd.MultiIndex.from_frame(frame[["dispute", f"ccode{side}"]])).set_index(frame.index) for side in (1, 2)]
    return _years_only(frame.assign(start=_both(spans[0]["start"], spans[1]["start"], max), end=_both(spans[0]["end"], spans[1]["end"], min)))


def cow():
    """Rows from COW MID 5.0, to 2014: the copy has the month in which the whole dispute began, and no end."""
    frame = _pairs("cow_mid", COW, "disponset")
    whole = frames.rda("cow_mid", ["dispnum", "styear", "stmon"], COW_DISPUTES).set_index("dispnum").loc[frame["dispute"]]
    start = whole["styear"].astype(int).astype(str) + "-" + whole["stmon"].astype(int).astype(str).str.zfill(2)
    return _years_only(frame.assign(start=start.to_numpy(), end=pd.NA))
