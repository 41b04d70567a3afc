"""The colours: text that can be read, and marks that stay apart for eyes that see fewer colours."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from textual.color import Color

from tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.theme import Theme

ROOT = Path(__file__).parent.parent
THEMES = [DARK, LIGHT]
GROUNDS = ("background", "surface", "panel")
READABLE = 4.5
"""The least contrast of text that WCAG 2.2 asks for (success criterion 1.4.3)."""
APART = 20.0
"""How far two marks have to be from each other in CIELAB; 2.3 is the least that anybody sees."""

Triple: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[Triple, Triple, Triple]

EYES: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How the three kinds of colour blindness mix linear red, green and blue, at full strength.

Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009.
"""
TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE: Triple = (0.9505, 1.0, 1.089)

MARKS = {"a point": "primary", "the mean, a limit, an event": "accent", "a bar": "secondary"}
"""What a chart draws, and the colour of the theme it is drawn in (widgets/plot.py)."""


def styles_of_text() -> list[str]:
    """Return the style of every text: those of the code, and the colours of the style sheet."""
    sources = [path.read_text() for folder in ("widgets", "tui") for path in (ROOT / folder).rglob("*.py")]
    in_code = re.findall(r'"[^"\n]*?\$([a-z-]+(?: \d+%)?)"', "\n".join(sources))
    sheets = "\n".join(path.read_text() for path in (ROOT / "tui").glob("*.tcss"))
    in_sheet = re.findall(r"(?<![-\w])color: \$([a-z-]+(?: \d+%)?);", sheets)
    named = DARK.to_color_system().generate()
    return sorted(style for style in {*in_code, *in_sheet} - NO_TEXT if style.partition(" ")[0] in named)


NO_TEXT = {"background", "surface", "panel", "foreground 30%"}
"""Grounds, and the lines of a frame."""


def shown(theme: Theme, style: str, ground: str) -> tuple[Color, Color]:
    """Return the colour of a text as it stands on its ground, and the ground."""
    colours = theme.to_color_system().generate()
    name, _, share = style.partition(" ")
    under = Color.parse(colours[ground])
    alpha = int(share.rstrip("%")) / 100 if share else 1.0
    if colours[name].startswith("auto"):
        return under.blend(under.get_contrast_text(), int(colours[name].split()[1].rstrip("%")) / 100), under
    return under.blend(Color.parse(colours[name]), alpha), under


def linear(colour: Color) -> Triple:
    """Return red, green and blue as light, 0 to 1."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lights = sorted(mixed(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def mixed(matrix: Matrix, light: Sequence[float]) -> Triple:
    """Return the light as a matrix mixes it, within what can be shown."""
    one, two, three = (sum(share * part for share, part in zip(row, light, strict=True)) for row in matrix)
    return min(1, max(0, one)), min(1, max(0, two)), min(1.1, max(0, three))


def lab(light: Triple) -> Triple:
    """Return light as CIELAB, in which distances are about what an eye sees."""
    scaled = [part / white for part, white in zip(mixed(TO_XYZ, light), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("style", styles_of_text())
def test_every_text_can_be_read(theme: Theme, ground: str, style: str) -> None:
    """Each style of text has a contrast of at least 4.5 on each ground it may stand on."""
    assert contrast(*shown(theme, style, ground)) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("style", ["foreground", "foreground 68%"])
def test_the_marked_line_of_a_list_can_be_read(theme: Theme, style: str) -> None:
    """Also the faint words that stand by, on the ground that the style sheet gives it."""
    sheet = (ROOT / "tui" / "handrail.tcss").read_text()
    share = re.search(r"option-highlighted \{\s+background: \$primary (\d+)%;", sheet)
    assert share
    colours = theme.to_color_system().generate()
    ground = Color.parse(colours["background"]).blend(Color.parse(colours["primary"]), int(share[1]) / 100)
    name, _, alpha = style.partition(" ")
    words = ground.blend(Color.parse(colours[name]), int(alpha.rstrip("%") or 100) / 100)
    assert contrast(words, ground) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("pair", combinations(MARKS, 2), ids=" and ".join)
def test_marks_of_a_chart_stay_apart(theme: Theme, eyes: str, pair: tuple[str, str]) -> None:
    """For each of the common kinds of colour blindness no two marks come close to each other."""
    colours = theme.to_color_system().generate()
    one, other = (lab(mixed(EYES[eyes], linear(Color.parse(colours[MARKS[mark]])))) for mark in pair)
    assert dist(one, other) >= APART


def test_the_styles_are_found() -> None:
    """The search sees what the code names: the faint words and the colours of a chart among them."""
    assert {"foreground 68%", "text-accent", "text-primary", "primary", "accent"} <= set(styles_of_text())


def test_contrast_and_distance_are_measured_right() -> None:
    """Black on white is 21 to 1; grey in the middle is L* 53.6; protanopia takes red and green together."""
    black, white = Color.parse("black"), Color.parse("white")
    assert contrast(black, white) == pytest.approx(21, abs=0.01)
    assert lab(linear(Color(128, 128, 128)))[0] == pytest.approx(53.6, abs=0.1)
    red, green = Color(200, 60, 60), Color(100, 110, 60)
    seen = [lab(mixed(EYES["protanopia"], linear(colour))) for colour in (red, green)]
    plain = [lab(linear(colour)) for colour in (red, green)]
    assert dist(*seen) < dist(*plain) / 2
