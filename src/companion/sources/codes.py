"""Countries in foreign codes → ISO 3166-1 alpha-3, with SUN for the USSR.

The table is data/collected/country_codes.csv, each row with its source. A code that is not in it is an error, never a gap.
"""

from functools import lru_cache

import pandas as pd

from companion.errors import CompanionError
from companion.sources import fetch


@lru_cache
def _table():
    table = pd.read_csv(fetch.fetch("country_codes"), dtype=str, keep_default_na=False)
    table["first_year"] = pd.to_numeric(table["first_year"]).fillna(0)
    table["last_year"] = pd.to_numeric(table["last_year"]).fillna(9999)
    return table


def countries(codes, scheme, file, years=None):
    """ISO alpha-3 codes of a column of foreign codes.

    codes: Series of the file, its index the row as the message is to name it. scheme: `cow` (Correlates of
    War and Gleditsch-Ward numbers), `imf`, `iso_numeric`. years: Series, needed where a code changed its meaning.
    Groups of countries (`imf`) become missing. Raises CompanionError naming the file and the row of an unknown code.
    """
    table = _table()[_table()["scheme"] == scheme]
    keys = codes.astype(str).str.removesuffix(".0")
    frame = pd.DataFrame({"code": keys, "year": 1 if years is None else years, "row": range(len(keys))})
    found = frame.merge(table[["code", "country", "first_year", "last_year"]], on="code", how="left")
    if years is not None:
        found = found[found["year"].between(found["first_year"], found["last_year"])]
    found = found.drop_duplicates("row").set_index("row")["country"].reindex(frame["row"])
    if found.isna().any():
        row = int(found[found.isna()].index[0])
        year = "" if years is None else f" in {int(frame['year'].iloc[row])}"
        raise CompanionError(
            f"unknown country code {keys.iloc[row]!r}{year}", f"{file}, row {codes.index[row]}", f"a code of scheme {scheme!r} in data/collected/country_codes.csv",
            "find out what the code means and add it there with its source",
        )
    return pd.Series(found.where(found != "").values, index=codes.index)
