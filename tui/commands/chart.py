"""`handrail chart`: a chart in words, for whoever cannot see it, or each of its points for a program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from store.records.text import one_line, quoted
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from store.instruments.instrument import Instrument
    from widgets.chart import AnyPicture
    from widgets.gallery import Look

SPAN = re.compile(r"(?P<number>[1-9][0-9]{0,4})\s*(?P<unit>[dwmy]?)")
UNITS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}
ALL, LONGEST = "all", 36500
"""Everything, and the most days that may be named."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the name and the options."""
    parser.add_argument("name", nargs="*", metavar="NAME", help="which one; without it, all there are")
    parser.add_argument("--span", default="30d", metavar="SPAN", help="how far back: 90d, 12w, 6m, 1y or all (30d)")
    parser.add_argument("--json", action="store_true", help="a list for programs")


def run(arguments: Namespace) -> int:
    """Print one chart in words, or the names of all. A bad name or span is refused with a sentence, status 2."""
    from store.instruments.own import catalog
    from store.where import data_folder
    from tui.folder import open_desk
    from widgets.chart import Scope
    from widgets.gallery import gallery, picture

    days = span_of(arguments.span)
    desk = open_desk(arguments.data)

    def instruments() -> Mapping[str, Instrument]:
        return catalog(data_folder(arguments.data)).instruments

    looks = gallery(desk.history, instruments)
    if not arguments.name:
        _print_names(looks, as_json=arguments.json)
        return 0
    look = named(" ".join(arguments.name), looks)
    scope = Scope(today=desk.today, span_days=days, instruments=instruments, whole=True)
    drawn = picture(look, desk.history, scope)
    if arguments.json:
        _print_json(points(drawn))
    else:
        print(one_line(drawn.empty if drawn.is_empty else drawn.words))
    return 0


def span_of(words: str) -> int:
    """Return a span in days, 0 for everything. Raises RefusedError with a sentence."""
    said = words.strip().lower()
    if said == ALL:
        return 0
    found = SPAN.fullmatch(said)
    days = int(found["number"]) * UNITS[found["unit"]] if found else LONGEST + 1
    if days > LONGEST:
        raise RefusedError(f"{quoted(words)} is not a span. Say 90d, 12w, 6m, 1y or all.")
    return days


def named(name: str, looks: Mapping[Look, str]) -> Look:
    """Return the look that is meant: by its name, its chart or its id, or the only one whose title begins so.

    Case, dashes and underscores make no difference. Raises RefusedError that names those it could be.
    """
    from tui.named import plain

    wanted = plain(name)
    called = {look: {plain(called) for called in (title, look.chart, look.of)} for look, title in looks.items()}
    exact = [look for look in looks if wanted and wanted in called[look]]
    begun = [look for look, title in looks.items() if wanted and plain(title).startswith(wanted)]
    if exact or len(begun) == 1:
        return (exact or begun)[0]
    if begun:
        there = ", ".join(name_of(look, looks[look]) for look in begun)
        raise RefusedError(f"{quoted(name)} could be any of these: {there}.")
    raise RefusedError(f"{quoted(name)} is no chart. handrail chart names all there are.")


def name_of(look: Look, title: str) -> str:
    """Return the name by which a look is asked for: that of its chart, else the title of what it shows."""
    return one_line(title).casefold() if look.of else look.chart.replace("_", " ")


def _print_names(looks: Mapping[Look, str], *, as_json: bool) -> None:
    names = {name_of(look, title): one_line(title) for look, title in looks.items()}
    if as_json:
        _print_json([{"name": name, "title": title} for name, title in names.items()])
    else:
        print("\n".join(names))


def points(drawn: AnyPicture) -> list[dict[str, Any]]:
    """Return every point as plain JSON types; what is not known is not among them."""
    return [
        {"day": stop.day and stop.day.isoformat(), "value": stop.value, "words": stop.words}
        for stop in ([] if drawn.is_empty else drawn.stops)
        if stop.value is not None
    ]


def _print_json(documents: list[dict[str, Any]]) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(documents)).decode())


CHART = Command("a chart in words: handrail chart mood --span 90d; without a name, all there are", run, arguments)
