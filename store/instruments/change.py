"""What may be said of two scores (clinical.md 1.7, 5.4, 5.8): a change only from the published threshold on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from store.instruments.instrument import Instrument

Direction: TypeAlias = Literal["lower", "same", "higher"]

PHQ_CASENESS, GAD_CASENESS = 10, 8
PHQ_CHANGE, GAD_CHANGE = 6, 4
ADVICE = "It may be worth telling your therapist or doctor."


def change(first: int, last: int, threshold: int) -> Direction:
    """Return which way a score moved; below the threshold, in points, it is about the same (clinical.md 1.7)."""
    if last - first <= -threshold:
        return "lower"
    return "higher" if last - first >= threshold else "same"


def since_start(instrument: Instrument, first: int, last: int) -> str:
    """Return the words for the first score against the last; without a threshold the numbers alone."""
    threshold = _threshold(instrument)
    if threshold is None:
        return f"{first} when you started."
    moved = change(first, last, threshold)
    if moved == "same":
        return f"About the same as when you started ({first} → {last}; a change under {threshold} may be chance)."
    if moved == instrument.score.better:
        unlikely = f"a change of {threshold} or more is unlikely to be chance"
        return f"Clearly {moved} than when you started ({first} → {last}; {unlikely})."
    return f"Scores are clearly {moved} than when you started ({instrument.title} {first} → {last})."


def against_start(instrument: Instrument, first: int, last: int) -> tuple[str, ...]:
    """Return the same in a few words, with the advice where it moved the unwanted way; nothing untold."""
    threshold = _threshold(instrument)
    if threshold is None:
        return ()
    moved = change(first, last, threshold)
    told = "about the same as" if moved == "same" else f"clearly {moved} than"
    return (f"{told} at the start", *([ADVICE] if is_worse(instrument, first, last) else []))


def since_last(instrument: Instrument, before: int, last: int) -> str:
    """Return the words for the score before against the last; without a threshold the number alone."""
    threshold = _threshold(instrument)
    if threshold is None:
        return f"{before} last time."
    moved = change(before, last, threshold)
    told = "About the same as" if moved == "same" else f"Clearly {moved} than"
    return f"{told} last time ({before} → {last})."


def is_worse(instrument: Instrument, before: int, last: int) -> bool:
    """Say whether a score moved the unwanted way by the threshold or more."""
    threshold = _threshold(instrument)
    return threshold is not None and change(before, last, threshold) not in {"same", instrument.score.better}


class Pair(NamedTuple):
    """A PHQ-9 and a GAD-7 of one time."""

    phq9: int
    gad7: int


class Outcome(NamedTuple):
    """The words of NHS Talking Therapies; for a summary that a clinician reads, never for the screen."""

    recovery: bool
    reliable_improvement: bool
    reliable_deterioration: bool

    @property
    def reliable_recovery(self) -> bool:
        """Recovery and reliable improvement."""
        return self.recovery and self.reliable_improvement


def outcome(first: Pair, last: Pair) -> Outcome:
    """Return what the service would say of two times (clinical.md 1.7)."""
    moved = {change(first.phq9, last.phq9, PHQ_CHANGE), change(first.gad7, last.gad7, GAD_CHANGE)}
    return Outcome(
        recovery=_is_case(first) and not _is_case(last),
        reliable_improvement="lower" in moved and "higher" not in moved,
        reliable_deterioration="higher" in moved and "lower" not in moved,
    )


def _is_case(pair: Pair) -> bool:
    return pair.phq9 >= PHQ_CASENESS or pair.gad7 >= GAD_CASENESS


def _threshold(instrument: Instrument) -> int | None:
    return instrument.thresholds.reliable_change if instrument.thresholds else None
