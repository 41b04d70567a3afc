"""Paced breathing: the patterns, where in a breath a moment falls, and what was breathed (clinical.md 3.4)."""

from __future__ import annotations

import re
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

if TYPE_CHECKING:
    from store.records.entry import Entry
    from store.records.record import Document
    from store.records.settings import Settings

Phase: TypeAlias = Literal["in", "hold", "out", "rest"]

KIND = "breathing"
"""The kind of journal entry."""
PHASES: tuple[Phase, ...] = ("in", "hold", "out", "rest")
MINUTE = 60
SHORTEST, LONGEST = 1, 10
"""Minutes a sitting may be asked to last."""
QUICKEST, SLOWEST = 2, 15
"""Seconds that a breath in or out may take; quicker ones lead to breathing too much."""
IN_AND_OUT = 2
"""How many numbers say a breath without holds."""

SOFT = "Soft, not deep breaths. If you feel dizzy or tingly, stop and breathe normally."
FINE = "If it makes you more tense, it is fine to stop."
HOLDS = "With lung or heart problems, pregnancy or fainting: leave out holds, ask a clinician."


class NotAPatternError(ValueError):
    """Timings that no breath can follow; its message is fit to show."""


class Pattern(msgspec.Struct, frozen=True):
    """How long each phase of a breath takes, in whole seconds: in, hold, out, rest; 0 leaves a phase out."""

    id: str
    name: str
    seconds: tuple[int, int, int, int]
    note: str = ""

    @property
    def cycle(self) -> int:
        """Seconds of a whole breath."""
        return sum(self.seconds)

    @property
    def holds(self) -> bool:
        """Whether the breath is held in it."""
        return bool(self.seconds[1] or self.seconds[3])

    @property
    def words(self) -> str:
        """The timing in words: "4 in, 6 out"."""
        timed = zip(self.seconds, PHASES, strict=True)
        return ", ".join(f"{seconds} {phase}" for seconds, phase in timed if seconds)


PACED = Pattern("paced", "Paced", (4, 0, 6, 0), "about six breaths a minute")
PATTERNS = (
    PACED,
    Pattern("gentle", "Gentle start", (3, 0, 4, 0), "for the first times"),
    Pattern("box", "Box", (4, 4, 4, 4), "with holds"),
    Pattern("4-7-8", "4-7-8", (4, 7, 8, 0), "with a long hold; little studied"),
)
"""The table of clinical.md 3.4, the usual one first."""


class Moment(msgspec.Struct, frozen=True):
    """A moment of a breath: its phase, how much of that is over (0 to below 1), and its second, counted from 1."""

    phase: Phase
    share: float
    second: int


class Sitting(msgspec.Struct, frozen=True):
    """For how long to breathe, and in which pattern since which second; `earlier` breaths had another."""

    pattern: Pattern = PACED
    minutes: int = 5
    since: float = 0.0
    earlier: int = 0

    def moment(self, second: float) -> Moment:
        """Return where in a breath a second of the sitting falls."""
        return moment(self.pattern, max(0.0, second - self.since))

    def breaths(self, second: float) -> int:
        """Return how many whole breaths were breathed by then."""
        return self.earlier + int((second - self.since) // self.pattern.cycle)

    @property
    def ends(self) -> float:
        """The second of its end: that of the first whole breath that fills the minutes."""
        breaths = ceil((self.minutes * MINUTE - self.since) / self.pattern.cycle)
        return self.since + max(1, breaths) * self.pattern.cycle

    def left(self, second: float) -> str:
        """Return the time left, as "4:32"."""
        return clock_words(ceil(self.ends - second))

    def in_pattern(self, pattern: Pattern, second: float) -> Sitting:
        """Return the sitting with a breath of another pattern beginning now; the time goes on."""
        return Sitting(pattern, self._within(self.minutes, second), second, self.breaths(second))

    def lasting(self, minutes: int, second: float) -> Sitting:
        """Return the sitting with another length, within 1 to 10 minutes and never one that is over already."""
        return replace(self, minutes=self._within(minutes, second))

    def _within(self, minutes: int, second: float) -> int:
        return min(LONGEST, max(SHORTEST, int(second // MINUTE) + 1, minutes))


def moment(pattern: Pattern, second: float) -> Moment:
    """Return where in a breath `second` falls, counted from the start of the first one."""
    within = second % pattern.cycle
    ends = tuple(accumulate(pattern.seconds))
    place = next(place for place, end in enumerate(ends) if within < end)
    gone = within - (ends[place] - pattern.seconds[place])
    return Moment(PHASES[place], gone / pattern.seconds[place], int(gone) + 1)


def cautions(pattern: Pattern) -> tuple[str, ...]:
    """Return what to mind, what matters most for the pattern first."""
    return (HOLDS, SOFT, FINE) if pattern.holds else (SOFT, FINE, HOLDS)


def clock_words(seconds: float) -> str:
    """Return a length of time as "4:32"."""
    minutes, rest = divmod(max(0, int(seconds)), MINUTE)
    return f"{minutes}:{rest:02}"


def own(words: str) -> Pattern:
    """Return the pattern that "4 2 6 0" says; two numbers are in and out, three leave the rest out.

    Raises NotAPatternError, with a sentence.
    """
    if not re.fullmatch(r"\s*\d{1,2}([\s,./-]+\d{1,2}){1,3}\s*", words):
        raise NotAPatternError("Two to four numbers of seconds: in, hold, out, rest. Such as 4 2 6 0, or 4 6.")
    given = [int(number) for number in re.findall(r"\d+", words)]
    if len(given) == IN_AND_OUT:
        given.insert(1, 0)
    inhale, hold, exhale, rest = (*given, 0)[: len(PHASES)]
    if not (QUICKEST <= inhale <= SLOWEST and QUICKEST <= exhale <= SLOWEST and max(hold, rest) <= SLOWEST):
        raise NotAPatternError(f"In and out take {QUICKEST} to {SLOWEST} seconds, holds up to {SLOWEST}.")
    return Pattern(f"{inhale} {hold} {exhale} {rest}", "Own", (inhale, hold, exhale, rest))


def offered(settings: Settings) -> tuple[Pattern, ...]:
    """Return every pattern there is to choose from, the person's own last."""
    try:
        return (*PATTERNS, own(settings.breathing_own))
    except NotAPatternError:
        return PATTERNS


def beside(pattern: Pattern, settings: Settings, step: int) -> Pattern:
    """Return the pattern so many steps on, round and round; timings that were not kept count as the first."""
    patterns = offered(settings)
    place = next((place for place, one in enumerate(patterns) if one.id == pattern.id), 0)
    return patterns[(place + step) % len(patterns)]


def last_used(settings: Settings) -> Sitting:
    """Return a sitting as the last one was; 4 in, 6 out for five minutes where there was none."""
    pattern = next((one for one in offered(settings) if one.id == settings.breathing), PACED)
    return Sitting(pattern).lasting(settings.breathing_minutes, 0)


def breathed(
    entry: Entry, sitting: Sitting, second: float, before: int | None = None, after: int | None = None
) -> Entry:
    """Return the entry of what was breathed by `second`, with the tension of 0 to 10 that was said."""
    completed = second >= sitting.ends
    minutes = sitting.minutes if completed else max(0.1, round(second / MINUTE, 1))
    said = {"before": before, "after": after}
    tension = {name: number for name, number in said.items() if number is not None}
    length = int(minutes) if minutes == int(minutes) else minutes
    about: Document = {"pattern": sitting.pattern.id, "minutes": length, "completed": completed, **tension}
    return replace(entry, fields=about)
