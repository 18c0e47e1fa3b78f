"""Printed totals held against the data files: every statement of a whole year beside every file that has the same flow."""

import pandas as pd

from companion import data, partners

COLUMNS = {"turnover_bn_usd": ("turnover", "turnover"), "exports_bn_usd": ("exports_usd", "imports_usd"), "imports_bn_usd": ("imports_usd", "exports_usd")}
BOUND_PER_CENT = 15     # beyond it a statement must say why: twice what freight, insurance and revision usually make


def against_files():
    """One row a statement, flow and file: stated and filed billion dollars, `side` (the reporter's own figures, the partner's, or both reconciled) and `deviation` in per cent.

    Rows of the files that are known to be wrong are left out.
    """
    trade = partners.flows()
    stated = data.load("trade_statements")
    stated = stated[stated["period"].str.fullmatch(r"\d{4}")].assign(year=lambda rows: rows["period"].astype(int))
    parts = []
    for column, (own, mirror) in COLUMNS.items():
        known = stated.dropna(subset=[column])[["statement_id", "counted_by", "reporter", "partner", "year", column, "why_differs"]].rename(columns={column: "stated_bn"})
        parts.append(_held(known, trade, ["reporter", "partner"], own).assign(flow=column.removesuffix("_bn_usd"), side="own"))
        others = trade[~trade["source"].isin(["cow_trade", "baci"])]      # these have one figure for both sides
        parts.append(_held(known, others, ["partner", "reporter"], mirror).assign(flow=column.removesuffix("_bn_usd"), side="partner"))
    held = pd.concat(parts, ignore_index=True)
    held["side"] = held["side"].where(~held["source"].isin(["cow_trade", "baci"]), "one figure for both")
    return held.assign(deviation=100 * (held["filed_bn"] / held["stated_bn"] - 1)).sort_values(["statement_id", "flow", "side", "source"], ignore_index=True)


def _held(known, trade, order, column):
    files = trade.dropna(subset=[column])[["reporter", "partner", "year", "source", column]].rename(columns={column: "filed_bn"})
    files = files.rename(columns=dict(zip(["reporter", "partner"], order)))
    return known.merge(files.assign(filed_bn=files["filed_bn"] / 1e9), on=["reporter", "partner", "year"])
