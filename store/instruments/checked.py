"""A questionnaire's file, read and checked: data only, never run, and a plain line for each fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from store.instruments.instrument import Instrument, Option
from store.records.text import UnusableTextError, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FLOOR_DAYS = 6
"""Nothing is asked again sooner (clinical.md 1.3)."""
LONGEST_DAYS = 366
MOST_ITEMS, MOST_WORDS = 60, 600
HIGHEST = 9
"""An answer is one key."""

KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number with a fraction",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}
"""What msgspec calls a kind of value, in plain words."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ID = re.compile(r"[a-z0-9_]+")


class FaultyError(ValueError):
    """The file is not a questionnaire; `faults` are sentences, one a fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def read(name: str, text: str) -> Instrument:
    """Return the questionnaire that a file's text holds; `name` is that of the file. Raises FaultyError."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FaultyError([f"It is not TOML: {one_line(str(error)) or 'nested too deeply'}."]) from None
    if faults := [*_name_faults(name), *_shape_faults(table)]:
        raise FaultyError(faults)
    instrument = msgspec.convert({**table, "id": name}, Instrument)
    if faults := list(problems(instrument)):
        raise FaultyError(faults)
    return instrument


def problems(instrument: Instrument) -> Iterator[str]:
    """Yield what keeps a questionnaire of the right shape from being asked and scored honestly."""
    yield from _text_problems(msgspec.to_builtins(instrument), "")
    yield from _day_problems(instrument)
    yield from _option_problems("options", instrument.options)
    for question in instrument.unscored:
        yield from _option_problems(f"unscored {question.id}", question.options)
    yield from _question_problems(instrument)
    yield from _score_problems(instrument)
    yield from _band_problems(instrument)
    yield from _threshold_problems(instrument)


def _name_faults(name: str) -> Iterator[str]:
    if not _NAME.fullmatch(name):
        yield "The name of the file is to be small letters, digits and _, beginning with a letter."


def _shape_faults(table: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each field that is missing, not known or of another kind."""
    fields = {field.name: field for field in msgspec.structs.fields(Instrument) if field.name != "id"}
    yield from (f"{quoted(name)} is not known here." for name in table if name not in fields)
    for name, field in fields.items():
        if name not in table:
            if field.required:
                yield f"“{name}” is missing."
        else:
            yield from (
                fault
                for place, value, kind in _parts(name, table[name], field.type)
                for fault in _kind_fault(place, value, kind)
            )


def _parts(name: str, value: object, kind: Any) -> Iterator[tuple[str, object, Any]]:  # noqa: ANN401 - a type
    """Yield a field, or each entry of a list, with its place in words and the kind it is to be."""
    entry, *rest = get_args(kind) or (kind,)
    if rest == [...] and isinstance(value, list):
        yield from ((f"{name}, entry {number}", each, entry) for number, each in enumerate(value, 1))
    else:
        yield name, value, kind


def _kind_fault(place: str, value: object, kind: Any) -> Iterator[str]:  # noqa: ANN401 - a type
    """Yield "items, entry 3, text: expected text, got a whole number." where that is so."""
    try:
        msgspec.convert(value, kind)
    except (msgspec.ValidationError, OverflowError) as error:
        said, _, path = str(error).partition(" - at `$")
        for entry, field in re.findall(r"\[(\d+)\]|\.(\w+)", path):
            place += f", entry {int(entry) + 1}" if entry else f", {field}"
        words = re.sub(r"[`'](\w+)[^`']*[`']", lambda found: KINDS.get(found[1], f"“{found[1]}”"), said)
        yield f"{place}: {one_line(words.removeprefix('Object ').lower())}."


def _text_problems(value: object, place: str) -> Iterator[str]:
    """Yield a line for each text that is too long, of several lines, or holds what no screen can show."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _text_problems(part, f"{place}, {name}" if place else name)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value, 1):
            yield from _text_problems(part, f"{place}, entry {number}")
    elif isinstance(value, str) and not _is_plain(value):
        yield f"{place}: one line of at most {MOST_WORDS} characters, without control characters."


def _is_plain(text: str) -> bool:
    try:
        return one_line(text) == text and len(text) <= MOST_WORDS
    except UnusableTextError:
        return False


def _day_problems(instrument: Instrument) -> Iterator[str]:
    if not instrument.title.strip() or not instrument.stem.strip():
        yield "title and stem need words."
    if instrument.version < 1:
        yield "version: a whole number from 1."
    if not 1 <= instrument.recall_days <= LONGEST_DAYS:
        yield f"recall_days: 1 to {LONGEST_DAYS}."
    if not FLOOR_DAYS <= instrument.min_interval_days <= LONGEST_DAYS:
        yield f"min_interval_days: {FLOOR_DAYS} to {LONGEST_DAYS}."
    usual = instrument.default_interval_days
    if usual and not instrument.min_interval_days <= usual <= LONGEST_DAYS:
        yield f"default_interval_days: 0, or from min_interval_days to {LONGEST_DAYS}."


def _option_problems(place: str, options: tuple[Option, ...]) -> Iterator[str]:
    values = [option.value for option in options]
    if len(values) < len(("no", "yes")):
        yield f"{place}: at least two answers."
    if any(not 0 <= value <= HIGHEST for value in values) or values != sorted(set(values)):
        yield f"{place}: each value once, from 0 to {HIGHEST}, the lowest first."
    if not all(option.text.strip() for option in options):
        yield f"{place}: each answer needs words."


def _question_problems(instrument: Instrument) -> Iterator[str]:
    names = [question.id for question in instrument.questions]
    if not 1 <= len(instrument.items) <= MOST_ITEMS:
        yield f"items: 1 to {MOST_ITEMS} of them."
    if len(set(names)) < len(names):
        yield "items and unscored: each id once."
    if not all(_ID.fullmatch(name) for name in names):
        yield "items and unscored: an id is made of small letters, digits and _."
    if not all(question.text.strip() for question in instrument.questions):
        yield "items and unscored: each needs words."


def _score_problems(instrument: Instrument) -> Iterator[str]:
    score = instrument.score
    if not score.require_all:
        yield "score, require_all: a total is only made when every question is answered."
    yield from _range_problems(instrument, "score", score.items, (score.min, score.max))
    for part in instrument.parts:
        yield from _range_problems(instrument, f"parts, {part.id}", part.items, (part.min, part.max))
        if part.mark is not None and not part.min < part.mark <= part.max:
            yield f"parts, {part.id}, mark: above {part.min}, at most {part.max}."


def _range_problems(
    instrument: Instrument, place: str, items: tuple[str, ...], stated: tuple[int, int]
) -> Iterator[str]:
    known = {item.id for item in instrument.items}
    unknown = [name for name in items if name not in known]
    if not items or unknown or len(set(items)) < len(items):
        yield f"{place}, items: ids of items, each once."
        return
    values = [option.value for option in instrument.options] or [0]
    ends = (len(items) * min(values), len(items) * max(values))
    if stated != ends:
        yield f"{place}: min and max are {ends[0]} and {ends[1]} for these items and answers."


def _band_problems(instrument: Instrument) -> Iterator[str]:
    ends = [band.max for band in instrument.bands]
    if not ends:
        return
    if ends != sorted(set(ends)) or ends[0] < instrument.score.min or ends[-1] != instrument.score.max:
        yield f"bands: each max above the one before, the last one {instrument.score.max}."
    if not all(band.label.strip() for band in instrument.bands):
        yield "bands: each needs a label."


def _threshold_problems(instrument: Instrument) -> Iterator[str]:
    thresholds, score = instrument.thresholds, instrument.score
    if thresholds is None:
        return
    if not thresholds.source.strip():
        yield "thresholds, source: who says so."
    if thresholds.caseness is not None and not score.min <= thresholds.caseness <= score.max:
        yield f"thresholds, caseness: {score.min} to {score.max}."
    change = thresholds.reliable_change
    if change is not None and not 1 <= change <= score.max - score.min:
        yield f"thresholds, reliable_change: 1 to {score.max - score.min}."
