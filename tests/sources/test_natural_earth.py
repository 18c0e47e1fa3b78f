"""Context layers from Natural Earth."""

import pytest

from companion import geo
from companion.errors import CompanionError
from companion.sources import natural_earth


def test_the_border_rivers_are_there_with_their_names():
    rivers = natural_earth.rivers().set_index("name")
    assert rivers.loc["Heilong Jiang", "name_zh"] == "黑龙江"
    assert rivers.loc["Heilong Jiang", "name_ru"] == "Амур"
    assert {"Amur", "Argun’", "Ussuri", "Tumen", "Songhua", "Shilka", "Zeya"} <= set(rivers.index)


def test_lakes_include_khanka():
    khanka = natural_earth.lakes().set_index("name").loc["Lake Khanka"]
    assert khanka["title"] == "Khanka / Xingkai"
    assert 3000 < geo.area_km2(khanka["geometry"]) < 5000


def test_a_border_that_is_not_there_is_told():
    with pytest.raises(CompanionError, match="no line between CHN and FRA"):
        natural_earth.border("CHN", "FRA")
