"""Taking the dollar's own inflation out of current dollars."""

from functools import lru_cache

import pandas as pd

from companion import data
from companion.errors import CompanionError


@lru_cache
def index():
    """Consumer prices in the United States by year (a Series; 2010 = 100), 1950-2024.

    From 1960 the World Bank's series; before, that of the Bureau of Labor Statistics at the World Bank's base. The two
    are one statistic: their ratio is the same in every year that both have, and the link is made in the first of them.
    """
    rows = data.load("us_prices").pivot(index="year", columns="series", values="index")
    both = rows.dropna().index.min()
    return rows["wdi_cpi"].fillna(rows["bls_cpi"] * rows["wdi_cpi"][both] / rows["bls_cpi"][both]).dropna().astype(float)


def constant_dollars(values, years, base=2024):
    """Current dollars as dollars of the year `base`. values and years: Series of the same index. Raises CompanionError for a year without an index."""
    unknown = sorted({int(year) for year in [*years, base]} - {int(year) for year in index().index})
    if unknown:
        raise CompanionError(f"no price index for {', '.join(map(str, unknown))}", "data/us_prices.csv", f"years from {index().index.min()} to {index().index.max()}", "choose other years, or add the index")
    factors = pd.Series([index()[base] / index()[int(year)] for year in years], index=values.index)
    return values * factors
