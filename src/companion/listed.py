"""A list held against what others count: how many of its rows fall into the period and scope of each published total."""

from companion.sources import dates

SCOPES = {      # which rows of `exercises` a scope of `exercise_counts` means
    "all": lambda rows: rows["exercise_id"].notna(),
    "naval, bilateral": lambda rows: rows["name"].str.contains("Joint Sea") | rows["name"].eq("Peace Mission 2005"),      # Xinhua counts that of 2005 as the first joint naval drill
    "Joint Sea": lambda rows: rows["name"].str.contains("Joint Sea"),
    "with Iran": lambda rows: rows["name"].str.contains("Maritime Security Belt"),
    "air patrols": lambda rows: rows["kind"].eq("air patrol"),
    "naval patrols": lambda rows: rows["kind"].eq("naval patrol") & ~rows["name"].str.contains("submarine"),
    "missile defence": lambda rows: rows["kind"].eq("missile defence"),
    "Russian strategic": lambda rows: rows["name"].str.contains("Vostok|Tsentr|Kavkaz"),
    "Peace Mission and SCO": lambda rows: rows["name"].str.contains("Peace Mission|Coalition"),
}


def beside(counts, exercises):
    """The rows of `exercise_counts` whose period has an end, with `listed`: the rows of `exercises` that begin in the period and are of the scope.

    An exercise of which only the month is known counts by that month's first day.
    """
    begun = dates.first_day(exercises["start"])
    counts = counts.dropna(subset=["last"])
    return counts.assign(listed=[int((begun.between(row.first, row.last) & SCOPES[row.scope](exercises)).sum()) for row in counts.itertuples()])


def when(texts):
    """The time of each ISO text in years with decimals; a month or a year stands at its first day."""
    return dates.in_years(dates.first_day(texts))
