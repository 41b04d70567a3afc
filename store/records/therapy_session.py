"""A session with a therapist: what is prepared for it, and what was agreed in it."""

from datetime import date

from store.records.record import Part, Record


class Agreed(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One line of what was agreed, and what came of it."""

    id: str
    text: str
    goal: str = ""
    """The id of the goal that it became, or that it is about; empty: a line alone."""
    done: str = ""
    """What came of it, in the person's words; empty: what the goal's records say, if it has one."""
    in_the_way: str = ""


class TherapySession(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One session. The one that is coming has no day; there is at most one of those."""

    day: date | None = None
    talk: tuple[str, ...] = ()
    """What the person wants to talk about, up to three lines."""
    flagged: tuple[str, ...] = ()
    """What was flagged for it: "goal:<id>", "entry:<id>", "chart:<name>", "questionnaire:<name>"."""
    agreed: tuple[Agreed, ...] = ()
    left_out: tuple[str, ...] = ()
    """Parts and lines that do not stand on the page."""
    put_in: tuple[str, ...] = ()
    """Lines that stand on it though they are left out by default; "names": people by name."""
    weeks: int = 0
    """How many weeks the page looks back; 0: to the last session."""
    sheets: int = 1
    form: str = ""
    """What the page was last saved as: md, txt or html; empty: not yet."""
