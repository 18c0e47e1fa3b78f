"""Trade partners: one series from several sources with its seams in sight, blocs of countries, ranks, shares, and who leads."""

from functools import lru_cache

import pandas as pd

from companion import data

# Which source speaks for a year where all partners are wanted, the best first. Each covers every partner; the fifteen
# countries of imf_dots do not. No two are joined: the column `source` says where one ends and the other begins.
PREFERENCE = ("imf_imts", "cow_trade", "unctad")
SHORT = {"cow_trade": "COW", "unctad": "UNCTAD", "imf_imts": "IMF", "imf_dots": "IMF, 15 countries", "imf_china_imports": "IMF, China's imports",
         "wits": "WITS", "comtrade": "Comtrade", "baci": "BACI"}
MEASURES = {"turnover": "exports plus imports", "exports_usd": "exports", "imports_usd": "imports"}


def flows(reporters=None, sources=None):
    """Rows of `trade` of these reporters (a code or several; None: all), with `turnover` in dollars; rows known to be wrong are left out.

    Turnover is missing where one of its directions is.
    """
    trade = data.once("trade")
    chosen = trade["flag"].isna()
    for column, wanted in (("reporter", reporters), ("source", sources)):
        if wanted is not None:
            chosen &= trade[column].isin([wanted] if isinstance(wanted, str) else wanted)
    rows = trade[chosen].drop(columns="flag")
    return rows.assign(turnover=rows["exports_usd"] + rows["imports_usd"])


def headline(reporter, measure="turnover"):
    """Every partner of a country by year, from the preferred source of each year, with `rank` (1 is the largest) and `share` (per cent of all partners)."""
    rows = flows(reporter, PREFERENCE).dropna(subset=[measure])
    order = rows["source"].map(PREFERENCE.index)
    rows = rows[order == order.groupby(rows["year"]).transform("min")]
    return ranked(rows, measure)


def ranked(rows, measure="turnover"):
    """The rows with `rank` and `share` within each reporter, source and year."""
    of_year = rows.groupby(["reporter", "source", "year"])[measure]
    return rows.assign(rank=of_year.rank(ascending=False, method="min").astype(int), share=100 * rows[measure] / of_year.transform("sum"))


@lru_cache
def members(bloc, year):
    """The members of a bloc: "EU" as it was at the end of that year, "EU27" today's members in every year."""
    rows = data.once("bloc_members")
    day = pd.Timestamp(year=int(year), month=12, day=31)
    here = rows["left"].isna() & (rows["joined"].notna() if bloc == "EU27" else rows["joined"] <= day)
    if bloc == "EU":
        here |= (rows["joined"] <= day) & (rows["left"] > day)
    return tuple(rows.loc[here, "country"])


def bloc(rows, name, measure="turnover"):
    """A series by year: the sum over the bloc's members."""
    return pd.Series({year: part.loc[part["partner"].isin(members(name, year)), measure].sum() for year, part in rows.groupby("year")}, dtype=float)


def leads(rows, country, rival, measure="turnover", with_partner=None):
    """By year, whether a country leads its rival: True, False, or missing where one of the two is not known.

    rows: one reporter's flows from one source a year. rival: a country, "EU" or "EU27", or "any" for whatever other
    partner is the largest. with_partner: a partner that is counted with the country (Hong Kong with China).
    """
    values = rows.pivot_table(index="year", columns="partner", values=measure, aggfunc="first")
    own = values.get(country, pd.Series(dtype=float)).copy()
    if with_partner:
        own = own + values.get(with_partner, pd.Series(index=values.index, dtype=float))
    if rival == "any":
        other = values.drop(columns=[name for name in (country, with_partner) if name in values]).max(axis=1)
    else:
        other = bloc(rows.dropna(subset=[measure]), rival, measure) if rival.startswith("EU") else values.get(rival, pd.Series(dtype=float))
    both = pd.DataFrame({"own": own, "other": other})
    return (both["own"] > both["other"]).astype("boolean").where(both.notna().all(axis=1)).rename_axis("year")


def told_by_both(reporter, partner, sources=None):
    """One pair's flows as both sides tell them, all seen from the reporter: `told_by` says whose report a row is.

    What the partner reports as its imports stands here as exports, and the other way round.
    """
    own = flows(reporter, sources).query("partner == @partner").assign(told_by=reporter)
    other = flows(partner, sources).query("partner == @reporter").assign(told_by=partner)
    other = other.rename(columns={"reporter": "partner", "partner": "reporter", "exports_usd": "imports_usd", "imports_usd": "exports_usd"})
    return pd.concat([own, other[own.columns]], ignore_index=True)


def shares(reporter, partner):
    """The partner's share in the reporter's trade by year (per cent), with the `source` of each year.

    From a source that has all partners of the reporter, the share in their sum. Where there is none, Russia's report of the
    flow over the reporter's total in the Atlas of Economic Complexity: two counts, so `source` names both.
    """
    own = headline(reporter).query("partner == @partner")[["year", "share", "rank", "source"]]
    known = set(own["year"])
    flow = flows("RUS", "imf_imts").query("partner == @reporter") if partner == "RUS" else flows(reporter, "imf_imts").query("partner == @partner")
    whole = totals(reporter, "atlas")
    rest = flow[~flow["year"].isin(known)].dropna(subset=["turnover"])
    rest = rest.assign(share=100 * rest["turnover"] / rest["year"].map(whole), source="imf_imts over atlas", rank=pd.NA).dropna(subset=["share"])
    return pd.concat([own, rest[own.columns]], ignore_index=True).astype({"rank": "Int64"}).sort_values("year", ignore_index=True)


def totals(country, source):
    """Exports plus imports of a country with the whole world by year, current dollars (a Series)."""
    rows = data.once("trade_totals").query("country == @country and source == @source")
    return (rows["exports_usd"] + rows["imports_usd"]).set_axis(rows["year"].astype(int)).astype(float).dropna()


def ratio(country, other, source):
    """Rows of year, `ratio` and source: a country's whole trade over another's. It is also the ratio of their shares in each other's trade."""
    both = pd.DataFrame({"one": totals(country, source), "two": totals(other, source)}).dropna()
    return (both["one"] / both["two"]).rename("ratio").rename_axis("year").reset_index().assign(source=source)


def weights(country, year, more=(), top=10):
    """The country's first partners of a year (or of the last year in which all are known before it), each with the `ratio` of its whole trade to the country's."""
    ranks = headline(country)
    last = ranks.loc[ranks["year"] <= year, "year"].max()
    names = list(dict.fromkeys([*ranks[ranks["year"] == last].nsmallest(top, "rank")["partner"], *more]))
    whole = totals(country, "atlas")[year]
    rows = pd.DataFrame({"country": country, "partner": names, "ratio": [totals(name, "atlas").get(year, float("nan")) / whole for name in names]})
    return rows.dropna().sort_values("ratio", ascending=False, ignore_index=True)


def mirror_gaps(pairs):
    """By how many per cent the importer's report lies above the exporter's, for each pair, year and direction in both sides' reports.

    pairs: rows of `told_by_both`. Freight and insurance alone make some per cent; a negative gap needs another cause.
    Gives exporter, importer, year, source, exporter_usd, importer_usd, gap.
    """
    exports = pairs.melt(["reporter", "partner", "year", "source", "told_by"], ["exports_usd", "imports_usd"], "direction", "usd").dropna(subset=["usd"])
    out = exports["direction"] == "exports_usd"
    exports = exports.assign(exporter=exports["reporter"].where(out, exports["partner"]), importer=exports["partner"].where(out, exports["reporter"]))
    teller = (exports["told_by"] == exports["exporter"]).map({True: "exporter_usd", False: "importer_usd"})
    wide = exports.assign(teller=teller).pivot_table(index=["exporter", "importer", "year", "source"], columns="teller", values="usd", aggfunc="first").dropna().reset_index()
    return wide.assign(gap=100 * (wide["importer_usd"] / wide["exporter_usd"] - 1)).rename_axis(columns=None)
