"""Colours that everybody can tell apart, the dark twin, narrow copies, formats."""

import datetime
import itertools
import math

import plotly.graph_objects as go
import plotly.io
import pytest

from companion import style

MEANING = ["china", "russia", "usa", "other"]
# severity 1 of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A physiologically-based model for simulation of
# color vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), for linear RGB
DEUTERANOPIA = [(0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)]


def linear(colour):
    """Linear RGB of a hex colour (IEC 61966-2-1)."""
    values = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def luminance(colour):
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear(colour)))


def contrast(one, other):
    """Contrast ratio of WCAG 2."""
    light, dim = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dim + 0.05)


def lab(rgb):
    """CIELAB of linear sRGB, white D65."""
    rows = [(0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)]
    scaled = [max(0, sum(a * b for a, b in zip(row, rgb))) / white for row, white in zip(rows, (0.9505, 1, 1.089))]
    x, y, z = [value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in scaled]
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_colours_can_be_read_and_marks_seen(mode):
    ground = style.PALETTE["ground"][mode]
    for name in ("china", "russia", "usa", "accent", "accent_2", "ink", "muted"):
        assert contrast(style.PALETTE[name][mode], ground) >= 4.5, name
    assert contrast(style.PALETTE["other"][mode], ground) >= 3


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_the_colours_with_a_meaning_differ_for_colour_blind_eyes(mode):
    for one, other in itertools.combinations(MEANING, 2):
        seen = [
            lab([sum(a * b for a, b in zip(row, linear(style.PALETTE[name][mode]))) for row in DEUTERANOPIA])
            for name in (one, other)
        ]
        assert math.dist(*seen) > 12, (one, other)  # about five times what an eye just notices


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_the_three_countries_differ_in_greyscale(mode):
    for one, other in itertools.combinations(MEANING[:3], 2):
        lightness = [lab(linear(style.PALETTE[name][mode]))[0] for name in (one, other)]
        assert abs(lightness[0] - lightness[1]) > 7, (one, other)


def test_dark_exchanges_every_light_colour_and_nothing_else():
    lights = [pair[0] for pair in style.PALETTE.values()]
    assert len(set(lights)) == len(lights)
    spec = {"a": [style.PALETTE["china"][0].upper(), "#123456", 3, None], "b": f"<b style='color:{style.PALETTE['usa'][0]}'>x</b>"}
    assert style.dark(spec) == {
        "a": [style.PALETTE["china"][1], "#123456", 3, None], "b": f"<b style='color:{style.PALETTE['usa'][1]}'>x</b>"
    }


def test_css_has_each_colour_twice():
    css = style.css_variables()
    for name, (light, dark) in style.PALETTE.items():
        variable = f"--companion-{name.replace('_', '-')}"
        assert f"{variable}: {light};" in css.split("data-theme")[0]
        assert f"{variable}: {dark};" in css.split("data-theme")[1]


def test_the_template_is_every_figure_s_default():
    assert plotly.io.templates.default == "companion"
    layout = go.Figure().layout.template.layout
    assert layout.paper_bgcolor == "rgba(0,0,0,0)" and layout.showlegend is False
    assert layout.yaxis.showgrid and not layout.xaxis.showgrid


def test_narrow_shrinks_a_copy_and_keeps_the_labels():
    wide = go.Figure().add_scatter(x=[1, 2], y=[3, 4], text=["a", "b"], textfont_size=14)
    wide.add_annotation(x=2, y=4, text="China", font_size=14)
    wide.update_layout(margin={"r": 150}, xaxis_dtick=1)
    small = style.narrow(wide)
    assert small.layout.annotations[0].text == "China" and small.layout.annotations[0].font.size == style.NARROW_FONT
    assert small.data[0].textfont.size == style.NARROW_FONT
    assert small.layout.height == style.HEIGHTS["narrow"] and small.layout.margin.r < 150
    assert small.layout.xaxis.nticks == 5 and small.layout.xaxis.dtick is None
    assert wide.layout.annotations[0].font.size == 14 and wide.layout.xaxis.dtick == 1


def test_narrow_keeps_a_height_that_the_figure_sets():
    assert style.narrow(go.Figure(layout={"height": 760})).layout.height == 760


@pytest.mark.parametrize("call, text", [
    (lambda: style.number(4209.3, 1), "4,209.3"),
    (lambda: style.number(-1234567), "\N{MINUS SIGN}1,234,567"),
    (lambda: style.number(-0.04, 1), "0.0"),
    (lambda: style.share(0.1234, 1), "12.3%"),
    (lambda: style.span(1992, 2014), "1992\N{EN DASH}2014"),
    (lambda: style.date("1949-10-01"), "1 October 1949"),
    (lambda: style.date(datetime.datetime(1976, 9, 9), "month"), "September 1976"),
    (lambda: style.date("1964-10-14", "year"), "1964"),
])
def test_formats(call, text):
    assert call() == text
