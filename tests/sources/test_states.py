"""The rule by which states are compared, followed again from the capabilities of all states."""

import pytest
import rdata

from companion.sources import states
from companion.sources.fetch import fetch


@pytest.mark.filterwarnings("ignore::UserWarning")   # rdata speaks of R classes that are not needed
def test_the_compared_states_are_the_eighteen_largest():
    every = rdata.read_rda(fetch("nmc"))["cow_nmc"]
    every = every[every["year"].between(1950, 2012)].replace({"ccode": {260.0: 255.0}})
    means = every.groupby(["ccode", "year"])["cinc"].sum().groupby("ccode").agg(["mean", "count"])
    largest = means[means["count"] >= 58].nlargest(18, "mean").index
    assert set(largest) == set(states.COMPARED) - {260}
