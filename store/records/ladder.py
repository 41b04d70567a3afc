"""Something feared, and the steps towards it (clinical.md 3.3)."""

from store.records.record import Part, Record


class Step(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One step of a ladder. Its tries are entries of the kind exposure that name it in their `step_id`."""

    id: str
    text: str = ""
    expected: int | None = None
    """How much fear it is expected to bring, 0 calm to 100 the worst there is; None: not said."""


class Ladder(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A ladder: its steps stand in the order they are taken in, the easiest first."""

    title: str = ""
    """What is feared, in the person's words, or what is to be done again."""
    steps: tuple[Step, ...] = ()
