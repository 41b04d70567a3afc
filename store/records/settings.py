"""What the person chose."""

from datetime import date, time
from typing import Literal

from store.records.own_item import OwnItem
from store.records.record import Record


class Settings(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One document; each field at its default is absent from the file."""

    country: str = ""
    """Two letters, whose help numbers to show; empty: not chosen."""
    day_ends: time = time(4)
    """When "today" ends, by the clock on the wall."""
    evening: time = time(18)
    """From when tonight's rows are stops."""
    off: tuple[str, ...] = ()
    """Items that are not asked, of those that every check-in has."""
    own_items: tuple[OwnItem, ...] = ()
    """Questions of the person's own, and symptoms they keep an eye on."""
    item_order: tuple[str, ...] = ()
    """Ids of items in the order they are asked in; others follow as they stand."""
    check_in_days: tuple[int, ...] = ()
    """Weekdays on which something is asked, 0 Monday to 6 Sunday; empty: every day."""
    one_number: bool = False
    """Whether a single number is asked and all else only offered."""
    quiet_until: date | None = None
    """The last day, inclusive, of a rest from being asked."""
    week_starts: int = 0
    """On which weekday charts begin a week, 0 Monday to 6 Sunday; a goal's own weeks run from its start."""
    hide_after: int = 15
    """Minutes without a key after which everything is hidden; 0: never."""
    theme: str = ""
    """One of the themes by name; empty: Handrail's own dark one."""
    still: bool = False
    """Whether nothing on the screen moves by itself."""
    roomy: bool = False
    """Whether forms are one column with an empty line between two rows."""
    goal_order: tuple[str, ...] = ()
    """The ids of goals in the order the person put them in; others follow, in the order of their making."""
    intervals: dict[str, int] = {}
    """Days between two responses, by questionnaire; 0: never offered. Absent: as its file says."""
    item_9: Literal["", "ask", "leave_out"] = ""
    """Whether PHQ-9 asks about death and self-harm, or PHQ-8 stands in for it; empty: not chosen yet."""
    compared_from: dict[str, date] = {}
    """The day from which scores of a questionnaire are compared; absent: from the first one."""
    breathing: str = ""
    """The breathing pattern used last, by its id; empty: none yet."""
    breathing_own: str = ""
    """Timings of one's own, seconds in, held, out, resting: "4 2 6 0"; empty: none."""
    breathing_minutes: int = 5
    """For how long to breathe, 1 to 10."""
    own_choices: dict[str, tuple[str, ...]] = {}
    """Words of one's own in the lists of journal entries, by list: "thought_record.patterns"."""
    hidden_choices: dict[str, tuple[str, ...]] = {}
    """Words of such a list that are not shown; what was chosen stays."""
    short_forms: tuple[str, ...] = ()
    """The kinds of journal entry whose short form opens first."""
    worry_time: time | None = None
    """When the quarter of an hour for worries begins, by the clock on the wall; None: not chosen."""
    keys: dict[str, str] = {}
    """The keys that were given to something else, as they are printed, by what they do: {"undo": "z"}."""
    put_away: tuple[str, ...] = ()
    """What the numbers may say that the person wants to see no more, by id: "trend:mood", "question:<id>"."""
