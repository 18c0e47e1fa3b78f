"""Maps on plain x/y axes, in kilometres of a conic equal-area projection.

Plotly's own map axes fetch world outlines from a foreign server or need WebGL; projecting with pyproj keeps a map
offline, draws the same in every renderer, and makes the scale bar a matter of axis units.
"""

import math

import geopandas
import plotly.graph_objects as go
from babel import Locale
from pyproj import Transformer
from shapely import segmentize
from shapely.geometry import Point
from shapely.geometry import box as rectangle

from companion import charts, geo, style


class Map:
    """A map that is drawn layer by layer.

    crs: a projection in kilometres; box: west, south, east, north in degrees (the part of the world that is drawn);
    deviation_km: greatest distance by which a drawn line may leave the true one.
    """

    def __init__(self, crs, box, deviation_km=1.0, height=460, window=None, figure=None, axes=""):
        self.crs, self.deviation = crs, deviation_km
        self.digits = 1 if deviation_km >= 0.1 else 2 if deviation_km >= 0.02 else 3     # of a kilometre: well below the deviation
        self.box = segmentize(rectangle(*box), 1.0)
        self.figure = figure or go.Figure()
        self.axes = {"xaxis": f"x{axes}", "yaxis": f"y{axes}"}
        frame = geopandas.GeoSeries([window and segmentize(rectangle(*window), 1.0) or self.box], crs=4326).to_crs(crs)
        west, south, east, north = frame.total_bounds
        self.frame = (west, south, east, north)
        layout = dict(automargin=False, showgrid=False, zeroline=False, showticklabels=False, ticks="", showline=False)
        self.figure.update_layout({
            f"xaxis{axes}": layout | {"range": [west, east]},
            f"yaxis{axes}": layout | {"range": [south, north], "scaleanchor": f"x{axes}", "scaleratio": 1},
        })
        if not axes:
            self.figure.update_layout(height=height, margin={"l": 0, "r": 0, "t": 0, "b": 0}, dragmode="pan", hovermode="closest")

    def inset(self, box, domain_x, domain_y, deviation_km=0.05):
        """A second map in a corner of this one (fractions of the figure's width and height)."""
        west, south, east, north = box
        around = (west - 2, south - 1, east + 2, north + 1)     # so that the projected frame is filled to its corners
        part = Map(self.crs, around, deviation_km, window=box, figure=self.figure, axes="2")
        frame = {"showline": True, "mirror": True, "linecolor": style.PALETTE["muted"][0], "linewidth": 1}
        self.figure.update_layout(
            xaxis2=frame | {"domain": domain_x, "anchor": "y2", "constrain": "domain"},
            yaxis2=frame | {"domain": domain_y, "anchor": "x2", "constrain": "domain"},
        )
        return part.areas(geopandas.GeoDataFrame(geometry=[part.box], crs=4326), "ground")

    def _project(self, shapes, deviation=None):
        clipped = shapes.clip(self.box).sort_index()
        clipped = clipped[~clipped.is_empty].to_crs(self.crs)
        clipped["geometry"] = clipped.simplify(deviation or self.deviation)
        return clipped.explode(index_parts=False)

    def areas(self, shapes, fill, deviation=None, opacity=None, hover=None):
        """Fill polygons (a GeoDataFrame in EPSG:4326) with a palette colour, all as one trace; `deviation` in kilometres."""
        x, y = [], []
        for shape in self._project(shapes, deviation).geometry:
            if shape.geom_type != "Polygon":
                continue
            for ring in (shape.exterior, *shape.interiors):
                x += [round(px, self.digits) for px, _ in ring.coords] + [None]
                y += [round(py, self.digits) for _, py in ring.coords] + [None]
        self.figure.add_scatter(
            x=x, y=y, mode="lines", fill="toself", fillcolor=style.PALETTE[fill][0], opacity=opacity, showlegend=False, line={"width": 0},
            hovertemplate=f"{hover}<extra></extra>" if hover else None, hoverinfo=None if hover else "skip", **self.axes,
        )
        return self

    def lines(self, shapes, colour, width=1.5, name=None, hover=None, dash=None):
        """Draw lines; `hover` is the text shown on them, `name` the trace's name, `dash` one of Plotly's."""
        x, y = [], []
        for shape in self._project(shapes).geometry:
            if "LineString" not in shape.geom_type:
                continue
            x += [round(px, self.digits) for px, _ in shape.coords] + [None]
            y += [round(py, self.digits) for _, py in shape.coords] + [None]
        self.figure.add_scatter(
            x=x, y=y, mode="lines", name=name, showlegend=False,
            line={"color": charts.colour(colour), "width": width, "dash": dash},
            hovertemplate=f"{hover}<extra></extra>" if hover else None, hoverinfo=None if hover else "skip", **self.axes,
        )
        return self

    def points(self, places, text, position="top center", size=5, colour="ink", zoom=None):
        """Mark points with the label in column `text`; `position` is one of Plotly's or a column of them.

        zoom: the points are left out of the still, and come on the live map once it is enlarged so many times.
        """
        inside = places.clip(self.box).sort_index().to_crs(self.crs)
        self.figure.add_scatter(
            x=inside.geometry.x.round(self.digits).tolist(), y=inside.geometry.y.round(self.digits).tolist(), mode="markers+text",
            visible=zoom is None, meta={"zoom": zoom} if zoom else None, text=inside[text].tolist(), textposition=inside[position].tolist() if position in inside else position,
            textfont={"size": 11, "color": style.PALETTE["ink"][0]}, showlegend=False, cliponaxis=True,
            marker={"size": size, "color": style.PALETTE[colour][0]},
            hovertext=inside[text].tolist(), hoverinfo="text", **self.axes,
        )
        return self

    def label(self, lon, lat, text, colour="muted", size=13):
        """Write a name on the map at a place given in degrees."""
        x, y = Transformer.from_crs(4326, self.crs, always_xy=True).transform(lon, lat)
        self.figure.add_annotation(
            x=round(x, self.digits), y=round(y, self.digits), xref=self.axes["xaxis"], yref=self.axes["yaxis"], text=text, showarrow=False,
            font={"size": size, "color": charts.colour(colour)},
        )
        return self

    def scale_bar(self, km, at=(0.03, 0.04)):
        """A bar of `km` kilometres, its left end at a fraction of the frame."""
        west, south, east, north = self.frame
        x = west + at[0] * (east - west)
        y = south + at[1] * (north - south)
        self.figure.add_scatter(
            x=[x, x + km], y=[y, y], mode="lines", name="scale", line={"color": style.PALETTE["ink"][0], "width": 2},
            hoverinfo="skip", showlegend=False, **self.axes,
        )
        self.figure.add_annotation(
            x=x, y=y, xref=self.axes["xaxis"], yref=self.axes["yaxis"], text=f"{km:,} km" if km >= 1 else f"{1000 * km:.0f} m", showarrow=False,
            xanchor="left", yanchor="bottom", font={"size": 11}, name="scale",
        )
        return self


def ground(view, land, lakes, rivers=None):
    """Land in three tints (China, Russia, others), lakes, rivers: what lies under every map, twice as coarse as its lines."""
    coarse = 2 * view.deviation
    for country, fill in (("other", "land_other"), ("CHN", "land_china"), ("RUS", "land_russia")):
        known = land["country"].isin(["CHN", "RUS"])
        view.areas(land[~known] if country == "other" else land[land["country"] == country], fill, coarse)
    view.areas(lakes, "water", coarse)
    if rivers is not None:
        view.lines(rivers, "water", width=1.2)
    return view


def countries(view, places, colour="muted"):
    """Write the countries' names in English, Chinese and Russian, as Unicode's CLDR has them.

    places: {ISO 3166 alpha-2: (longitude, latitude)}, where each name is to stand.
    """
    english, chinese, russian = (Locale(code).territories for code in ("en", "zh", "ru"))
    for code, (lon, lat) in places.items():
        view.label(lon, lat, f"{english[code].split(' (')[0]}<br>{chinese[code]} · {russian[code].split(' (')[0]}", colour, 11)
    return view


def towns(view, places, positions):
    """Mark towns with their names in English and, beneath, in the two scripts, where the table has them.

    positions: {English name: side of the mark on which the name stands, in Plotly's words}. The other towns of the table
    come on the live map once it is enlarged.
    """
    return _towns(_towns(view, places[~places["name"].isin(positions)], {}, zoom=2.5), places[places["name"].isin(positions)], positions)


def _towns(view, shown, positions, zoom=None):
    shown = shown.copy()
    scripts = [" · ".join(name for name in pair if isinstance(name, str)) for pair in zip(shown["name_zh"], shown["name_ru"])]
    shown["label"] = [f"{name}<br><sup>{script}</sup>" if script else name for name, script in zip(shown["name"], scripts)]
    shown["side"] = [positions.get(name, "top center") for name in shown["name"]]
    return view.points(shown, "label", "side", size=5, zoom=zoom)


def waters(view, rivers, places):
    """Write rivers' names in the languages that the table has; places: {name in the table: (longitude, latitude)}, where each is to stand."""
    for name, (lon, lat) in places.items():
        river = rivers[rivers["name"] == name].iloc[0]
        scripts = " · ".join(text for text in (river["name_zh"], river["name_ru"]) if isinstance(text, str))
        view.label(lon, lat, f"<i>{river['title']}<br>{scripts}</i>", size=10)
    return view


def scene(window, height, shown, positions, names, bar_km, ground_of, borders=None, deviation_km=3.0):
    """A map of a part of Asia with a few places, for the story of a crisis.

    window: west, south, east, north in degrees. shown: rows with name, name_zh, name_ru, lon, lat. positions: {English name: side of the mark}; names: as
    `countries` takes them; ground_of: (land, lakes); borders: lines to draw over it.
    """
    view = Map(geo.conic_for(rectangle(*window), units="km"), around(window), deviation_km, height, window=window)
    ground(view, *ground_of)
    if borders is not None:
        view.lines(borders, "other", 1)
    inside = shown[shown["lon"].between(window[0], window[2]) & shown["lat"].between(window[1], window[3])]
    return towns(countries(view, names), at(inside), positions).scale_bar(bar_km).figure


def panels(crs, box, window, titles, columns, deviation_km=5.0, height=460, gap=0.03):
    """Maps of one part of the world beside each other, `columns` in a row, each under its title; they stand still on the page.

    Returns the maps, which share one figure; the arguments are those of Map.
    """
    figure, views = go.Figure(), []
    rows = math.ceil(len(titles) / columns)
    for number, title in enumerate(titles):
        suffix = "" if number == 0 else str(number + 1)
        view = Map(crs, box, deviation_km, height, window=window, figure=figure, axes=suffix)
        left, top = (number % columns) / columns, 1 - (number // columns) / rows
        view.figure.update_layout({
            f"xaxis{suffix}": {"domain": [left + gap / 2, left + 1 / columns - gap / 2], "anchor": f"y{suffix}", "constrain": "domain"},
            f"yaxis{suffix}": {"domain": [top - 1 / rows, top - 34 / height], "anchor": f"x{suffix}", "constrain": "domain"},
        })
        figure.add_annotation(x=left + gap / 2, y=top, xref="paper", yref="paper", xanchor="left", yanchor="top", text=title, align="left", showarrow=False, font={"size": 12})
        views.append(view)
    figure.update_layout(meta={"panels": True})
    return views


def close_up(line, water, window, height, sides=None, land=None):
    """A map of a few dozen kilometres around a place of a line: ground and water.

    sides: {palette name: a place (longitude, latitude) on the side of the line that has this tint}. land: the countries' land
    instead, where the line does not cut the frame in two.
    """
    box = around(window, 0.7, 0.7)
    view = Map(geo.conic_for(rectangle(*window), units="km"), box, deviation_km=0.001, height=height, window=window)
    view.areas(geopandas.GeoDataFrame(geometry=[rectangle(*box)], crs=4326), "land_other")
    faces = geo.pieces(rectangle(*box), line.union_all())
    for tint, place in (sides or {}).items():
        view.areas(geopandas.GeoDataFrame(geometry=[face for face in faces if face.contains(Point(place))], crs=4326), tint)
    for country, tint in (("CHN", "land_china"), ("RUS", "land_russia")) if land is not None else ():
        view.areas(land[land["country"] == country], tint)
    return view.areas(water, "water")


def at(rows):
    """Rows with columns lon and lat as a GeoDataFrame in EPSG:4326."""
    return geopandas.GeoDataFrame(rows, geometry=geopandas.points_from_xy(rows["lon"], rows["lat"]), crs=4326)


def around(window, share_x=0.3, share_y=0.9):
    """A box (west, south, east, north in degrees) larger than a window on each side by shares of its size: what a map must hold to fill its frame."""
    west, south, east, north = window
    x, y = share_x * (east - west), share_y * (north - south)
    return west - x, max(south - y, -85), east + x, min(north + y, 85)
