"""The route of the Power of Siberia: pieces traced in OpenStreetMap and the gaps between them, each measured."""

import geopandas

from companion import geo
from companion.sources.fetch import fetch


def derive():
    """The table `pipelines`, from north to south."""
    table = geopandas.read_file(fetch("pipeline_route", "pipeline.geojson"), engine="pyogrio")
    return table.assign(length_km=[round(geo.length_km(line), 1) for line in table.geometry])
