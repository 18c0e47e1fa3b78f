"""China's fourteen land neighbours and the published lengths of the border with Russia, beside the lengths measured here."""

import geopandas
import pandas as pd

from companion import geo
from companion.errors import CompanionError
from companion.sources import boundaries, collected, frames, natural_earth
from companion.sources.fetch import fetch

KM_PER_MILE = 1.609344
# how a publisher's name in sections.csv begins, and what kind of statement that is
KINDS = {"Treaty text": "treaty text", "Wikipedia, China-Russia border": "border agency", "Wikipedia, same page": "joint estimate", "CIA": "CIA", "Jamestown": "press", "Reuters": "press",
         "clever-geek": "encyclopaedia", "Bankfax": "press", "Al Jazeera": "press"}


def derive():
    """The table `border_neighbours`."""
    raw = pd.read_csv(fetch("border_neighbours", "neighbours.csv"), dtype=str, keep_default_na=False)
    frames.need(raw, ["iso3", "neighbour", "length_km", "agreement", "demarcated", "open_disputes", "disputed_area_km2", "publisher", "url", "note"], "neighbours.csv")
    table = pd.DataFrame({
        "neighbour": raw["iso3"], "name": raw["neighbour"],
        "length_cia_km": raw["length_km"].map(lambda text: sum(int(part) for part in text.split("+"))),
        "status": [status(*pair) for pair in zip(raw["demarcated"], raw["open_disputes"])],
        "disputed_area": raw["disputed_area_km2"], "agreements": raw["agreement"], "demarcated": raw["demarcated"], "open_disputes": raw["open_disputes"],
        "source": raw["url"], "publisher": raw["publisher"], "note": raw["note"],
    }).replace("", pd.NA)
    events = collected.as_it_stands("neighbour_events", "border_neighbours")()
    last = events[events["latest"]].set_index("neighbour")
    table["last_incident"], table["last_incident_date"] = table["neighbour"].map(last["what"]), table["neighbour"].map(last["date"])
    measured = boundaries.lengths()[["neighbour", "length_km", "exact", "tolerance_m", "shared_edges_km", "within_tolerance_km", "at_sea_km"]]
    merged = table.merge(measured, on="neighbour", how="outer", validate="1:1", indicator=True)
    if not (merged["_merge"] == "both").all():
        raise CompanionError("the neighbours in the two sources differ", "data/collected/neighbours.csv", f"one row each for {', '.join(boundaries.NEIGHBOURS)}", "add or remove the row")
    return merged.drop(columns="_merge")


def status(demarcated, open_disputes):
    """settled: demarcated, no dispute named. disputed: not demarcated. settled in part: demarcated partly, or a dispute is still named."""
    word = demarcated.split(" ")[0]
    if word not in ("yes", "no", "partly"):
        raise CompanionError(f"demarcated is {demarcated!r}", "data/collected/neighbours.csv", "a text that begins with yes, no or partly", "read the source and mend the row")
    if word == "no":
        return "disputed"
    return "settled" if word == "yes" and (not open_disputes or open_disputes.startswith("none")) else "settled in part"


def lengths():
    """The table `border_lengths`: lengths of China's land borders, as published and as measured here."""
    raw = pd.read_csv(fetch("border_facts", "sections.csv"), dtype=str)
    frames.need(raw, ["item", "section", "value", "unit", "as_of", "publisher", "url", "note"], "sections.csv")
    raw = raw[raw["item"] == "length"]
    frames.expect(raw, "unit", ["km", "miles"], "sections.csv")
    published = pd.DataFrame({
        "neighbour": "RUS", "section": raw["section"], "length_km": (raw["value"].astype(float) * raw["unit"].map({"km": 1, "miles": KM_PER_MILE})).round(2),
        "kind": raw["publisher"].map(_kind), "publisher": raw["publisher"].map(_short), "as_of": raw["as_of"].str.replace(" copy", ""), "source": raw["url"], "note": raw["note"],
    })
    cia = published[published["kind"] == "CIA"]
    total = cia.iloc[0].to_dict() | {"section": "total", "length_km": cia["length_km"].sum(), "note": "Sum of the two sections, made here."}
    stated = pd.read_csv(fetch("border_neighbours", "neighbour_lengths.csv"), dtype=str).astype({"length_km": float}).assign(section="total", kind="stated")
    factbook = pd.read_csv(fetch("border_neighbours", "neighbours.csv"), dtype=str).query("iso3 != 'RUS'")
    factbook = pd.DataFrame({"neighbour": factbook["iso3"], "section": "total", "length_km": factbook["length_km"].astype(float), "kind": "CIA", "publisher": "CIA World Factbook", "as_of": "2026-05",
                             "source": cia["source"].iloc[0], "note": pd.NA})
    return pd.concat([published, pd.DataFrame([total]), stated, factbook, pd.DataFrame(_measured())], ignore_index=True)


def _measured():
    osm = {"kind": "computed: OpenStreetMap", "publisher": "OpenStreetMap, measured here", "as_of": "2017", "source": "geo_maps_osm"}
    sections = boundaries.sections().groupby("section")["length_km"].sum()
    for section, length in sections.items():
        note = "Geodesic length; in the Altai, where the polygons differ for some two kilometres, along China's edge." if section != "eastern" else "Geodesic length of the common edges."
        yield osm | {"neighbour": "RUS", "section": section, "length_km": round(length, 2), "note": note}
    for row in boundaries.lengths().itertuples():
        total = round(sections.sum(), 2) if row.neighbour == "RUS" else row.length_km
        note = "Geodesic length of the common edges." if row.exact else f"Geodesic length of the common edges, and of China's edge within {row.tolerance_m} m of the neighbour's."
        yield osm | {"neighbour": row.neighbour, "section": "total", "length_km": total, "note": note}
    for row in natural_earth.land_borders().itertuples():
        yield {
            "neighbour": row.neighbour, "section": "total", "length_km": row.length_km, "kind": "computed: Natural Earth", "publisher": "Natural Earth 1:10m, measured here", "as_of": pd.NA,
            "source": "natural_earth", "note": "A line generalised for maps at 1:10 million; it leaves out the bends of the rivers.",
        }


def _kind(publisher):
    for start, kind in KINDS.items():
        if publisher.startswith(start):
            return kind
    raise CompanionError(f"no kind for the publisher {publisher!r}", "data/collected/sections.csv", f"a publisher that begins with {', '.join(KINDS)}", "add the publisher to KINDS in sources/neighbours.py")


def _short(publisher):
    names = {"Treaty text": "Protocol of 20 June 2002", "Wikipedia, China-Russia border": "Russian border agency (by Wikipedia)", "Wikipedia, same page": "Joint estimate of 1999 (by Wikipedia)",
             "CIA": "CIA World Factbook", "Jamestown": "Jamestown Monitor (AP, Itar-Tass)", "clever-geek": "Russian Wikipedia (copy)"}
    return next((name for start, name in names.items() if publisher.startswith(start)), publisher)


def islands():
    """The table `islands`."""
    raw = pd.read_csv(fetch("border_facts", "islands.csv"), dtype={"area_km2": str})
    return raw.rename(columns={"name_en": "name", "url": "source"}).drop(columns=["coordinate_source"])


def places():
    """The table `places`: towns for the maps, with their distance from the line."""
    raw = pd.read_csv(fetch("map_names", "places.csv"))
    line = boundaries.line("RUS")[0]
    raw["km_to_border"] = [round(geo.distance_km(line, lon, lat), 1) for lon, lat in zip(raw["lon"], raw["lat"])]
    return geopandas.GeoDataFrame(raw.drop(columns=["lon", "lat"]).rename(columns={"url": "source"}), geometry=geopandas.points_from_xy(raw["lon"], raw["lat"]), crs=4326)
