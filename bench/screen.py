"""The dashboard in a terminal: how soon it is there, how soon a key shows, and what memory it takes."""

from __future__ import annotations

from functools import cache
from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import disk
from figures import Pair, Row, compared, felt, megabytes, milliseconds
from ground import CHECKOUT
from watched import Watched

if TYPE_CHECKING:
    from ground import Ground

SKELETON = ("Handrail", " t Today ", " g Goals ", " c Charts ")
FILLED = ("A line", "Walk in the park", "7-day mean")
"""A row of the check-in, a goal, and the legend of a chart: what each pane shows once it is full."""
CALM = 0.15
"""Seconds without a byte, after which a screen is at rest."""
HOME, LEFT, RIGHT = "\x1b[H", "\x1b[D", "\x1b[C"
KEYS_A_RUN = 6
NARROW = (60, 20)
HELP = ("In danger, you or someone else", "Someone to talk to")
AT_ONCE = 100
"""Milliseconds in which help has to be there (clinical.md 6.1)."""
A_SECOND = 1000
"""Milliseconds after which a machine that shuts down may lose patience."""
FRAME = 16
"""Milliseconds: one frame at 60 Hz."""


class Opening(NamedTuple):
    """How one start went; seconds and bytes."""

    painted: float
    filled: float
    peak: int


def paint(ground: Ground) -> Row:
    """Measure the start of the program until the name and the three titles are on the screen."""
    pairs = [Pair(handrail.painted, hello.painted) for handrail, hello in _openings(ground)]
    return compared("first paint of the dashboard", pairs, 1.3, milliseconds, "hello app")


def filled(ground: Ground) -> Row:
    """Measure the start of the program until all three panes are full."""
    pairs = [Pair(handrail.filled, hello.painted) for handrail, hello in _openings(ground)]
    return compared("all panes filled, charts drawn", pairs, 2.2, milliseconds, "hello app")


def memory(ground: Ground) -> Row:
    """Measure the most memory that was resident once all is drawn."""
    pairs = [Pair(handrail.peak, hello.peak) for handrail, hello in _openings(ground)]
    return compared("memory with all open", pairs, 2, megabytes, "hello app")


def key(ground: Ground) -> Row:
    """Measure a key on a rating until its new mark is on the screen; the mark is drawn once it is on disk.

    Keys and lone saves take turns, so that both meet the same disk, and their slowest twentieths are compared.
    """
    delays, saves = [], []
    save = disk.lone_saves(ground)
    with Watched(ground.handrail(), ground.environment) as handrail:
        handrail.until(*FILLED)
        handrail.settle(CALM)
        handrail.press(HOME)
        handrail.until("▸ Mood")
        for number in range(ground.runs * KEYS_A_RUN):
            handrail.settle(CALM)
            handrail.press(LEFT if number % 2 else RIGHT)
            delays.append(handrail.until(_mood(5 if number % 2 else 6)))
            handrail.settle(CALM)
            saves.append(save())
    slowest, slowest_save = (quantiles(seconds, n=20)[-1] for seconds in (delays, saves))
    return Row(
        what="key to repainted row beyond one save, both p95",
        figure=milliseconds(slowest),
        floor=f"{milliseconds(slowest_save)} one save",
        found=(slowest - slowest_save) * 1000,
        most=FRAME,
        unit=" ms",
    )


def help_now(ground: Ground) -> Row:
    """Measure the first ! after a start, in 60 columns by 20 rows, until whom to call is on the screen."""
    delays = [_first_help(ground) for _ in range(ground.runs)]
    return felt("! to help on the screen, the first time, p95", quantiles(delays, n=20)[-1], AT_ONCE)


def leave(ground: Ground) -> Row:
    """Measure SIGTERM until the program has ended: what machines and terminals wait for."""
    return felt(
        "told to end, until it has, p95", quantiles(map(_leaving, [ground] * ground.runs), n=20)[-1], A_SECOND
    )


def _leaving(ground: Ground) -> float:
    with Watched(ground.handrail(), ground.environment) as handrail:
        handrail.until(*SKELETON)
        handrail.settle(CALM)
        begun = perf_counter()
        handrail.end()
        handrail.ends()
        return perf_counter() - begun


def _first_help(ground: Ground) -> float:
    with Watched(ground.handrail(), ground.environment, NARROW) as handrail:
        handrail.until(FILLED[0])
        handrail.settle(CALM)
        handrail.press("!")
        return handrail.until(*HELP)


@cache
def _openings(ground: Ground) -> list[tuple[Opening, Opening]]:
    """Return starts of the dashboard and of the hello app, in turn; the first ones only warm the machine."""
    return [(_dashboard(ground), _hello(ground)) for _ in range(ground.runs + 1)][1:]


def _dashboard(ground: Ground) -> Opening:
    with Watched(ground.handrail(), ground.environment) as handrail:
        painted = handrail.until(*SKELETON)
        full = handrail.until(*FILLED)
        handrail.settle(CALM)
        return Opening(painted, full, handrail.peak())


def _hello(ground: Ground) -> Opening:
    with Watched([ground.python, str(CHECKOUT / "bench" / "hello.py")], ground.environment) as hello:
        painted = hello.until("Hello")
        hello.settle(CALM)
        return Opening(painted, painted, hello.peak())


def _mood(value: int) -> str:
    """Return the row of a mood as the screen shows it."""
    scale = ["·"] * 11
    scale[value] = str(value)
    return f"Mood        {' '.join(scale)}"
