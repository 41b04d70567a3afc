"""Sessions with a therapist: the one that is coming, what is flagged for it, what was agreed in the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Amend, Change, Drop, Exclude, Include, Put, amending, differences
from store.clock import DAY, day_of_month
from store.records.record import new_id
from store.records.text import one_line
from store.records.therapy_session import Agreed, TherapySession

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.changes import Edit
    from store.history import History

TABLE = "sessions"
MOST_LINES = 3
"""Lines to talk about, and lines to agree."""
USUAL_WEEKS = 4
"""How far the page looks back where there was no session yet."""
MOST_WEEKS = 520
"""Ten years."""
ONCE = ("talk.", "agreed.", "flagged.", "exposures.")
"""How the names of lines begin that are of one session alone: that they were left out is not carried over."""
NAMES = "names"
"""What is put in to show people by name."""


def coming(history: History) -> TherapySession:
    """Return the session that is prepared; a new one where nothing is prepared yet."""
    return history.coming_session or TherapySession(id=new_id())


def last(history: History) -> TherapySession | None:
    """Return the last session that was held, None before the first."""
    return history.sessions[-1] if history.sessions else None


def agreed(history: History) -> tuple[Agreed, ...]:
    """Return what stands since the last session."""
    before = last(history)
    return before.agreed if before else ()


def span(history: History, today: date, weeks: int | None = None) -> tuple[date, date]:
    """Return the first and the last day of the page: since the last session, or so many weeks; up to yesterday.

    `weeks` is the person's own choice where it is None. Where the session was today or yesterday it is that day.
    Without a choice the page begins no earlier than the journal, whose very first day is a page by itself.
    """
    chosen = coming(history).weeks if weeks is None else weeks
    before, began = last(history), history.began
    end = today if began == today else today - DAY
    if not chosen and before and before.day:
        return min(before.day, end), end
    first = end + DAY - min(chosen or USUAL_WEEKS, MOST_WEEKS) * 7 * DAY
    return (first if chosen or began is None else min(max(first, began), end)), end


def is_flagged(history: History, flag: str) -> bool:
    """Say whether something is flagged for the session that is coming."""
    return flag in coming(history).flagged


def flag(history: History, what: str, name: str) -> Change:
    """Return the change that flags something for the session that is coming, or takes the flag off."""
    session = coming(history)
    if what in session.flagged:
        return Change(
            words=f"taking the flag off {one_line(name)}", edits=(Exclude(TABLE, session.id, ("flagged",), what),)
        )
    return Change(words=f"the flag on {one_line(name)}", edits=(Include(TABLE, session.id, ("flagged",), what),))


def say(history: History, place: int, words: str) -> Change:
    """Return the change that writes one line to talk about, the first at place 0; empty words take it out."""
    session = coming(history)
    lines = [*session.talk, *[""] * (MOST_LINES - len(session.talk))]
    lines[place] = words.strip()
    while lines and not lines[-1]:
        lines.pop()
    edit = Amend(TABLE, session.id, ("talk",), list(session.talk), lines)
    return Change(words="what I want to talk about", edits=(edit,))


def show(history: History, line: str, *, stands: bool, by_itself: bool = True) -> Change:
    """Return the change by which a part or a line stands on the page or not; `by_itself`: what it does unasked."""
    session = coming(history)
    field = "left_out" if by_itself else "put_in"
    kind = Include if stands != by_itself else Exclude
    said = "putting in" if stands else "leaving out"
    return Change(words=f"{said} a line of the page", edits=(kind(TABLE, session.id, (field,), line),))


def choose(history: History, field: str, value: str | int, words: str) -> Change:
    """Return the change that sets how far the page looks back, on how many sheets, or in which form it is saved."""
    return Change(words=words, edits=(Put(TABLE, coming(history).id, (field,), value),))


def came_of(session: TherapySession, changed: Agreed) -> Change:
    """Return the change that writes what came of one agreed line; without a text the line goes."""
    lines = (changed if line.id == changed.id else line for line in session.agreed)
    return Change(
        words=f"what came of “{one_line(changed.text)}”" if changed.text else "taking an agreed line out",
        edits=(_agreed(session, (line for line in lines if line.text)),),
    )


def keep_agreed(session: TherapySession, lines: Iterable[Agreed]) -> Change:
    """Return the change that keeps what is being typed before the session is done."""
    return Change(words="a draft", edits=(_agreed(session, lines),), draft=True)


def done(history: History, day: date, lines: Iterable[Agreed], *, was: TherapySession | None = None) -> Change:
    """Return the change that closes the session of `day` with what was agreed, and begins to prepare the next one.

    What was chosen for the page is carried over; flags and lines to talk about stay with the session they were
    for. A second time on the same day changes what was agreed then. `was` is the session that the lines were made
    of; without it that is what the history holds.
    """
    before, session = last(history), coming(history)
    words = f"the session of {day_of_month(day)}"
    if before and before.day == day:
        return Change(words=words, edits=(_agreed(was or before, lines),))
    following = replace(
        TherapySession(id=new_id()),
        left_out=tuple(line for line in session.left_out if not line.startswith(ONCE)),
        put_in=tuple(line for line in session.put_in if not line.startswith(ONCE)),
        weeks=session.weeks,
        sheets=session.sheets,
        form=session.form,
    )
    edits: tuple[Edit, ...] = (
        Put(TABLE, session.id, ("day",), day.isoformat()),
        _agreed(was or session, lines),
        Put(TABLE, following.id, (), following.document()),
    )
    return Change(words=words, edits=edits)


def reopen(history: History) -> Change | None:
    """Return the change that makes the last session the one that is coming again; None where there was none.

    What was prepared since goes with it: flags are put together, newer lines and choices stand.
    """
    before, since = last(history), history.coming_session
    if before is None or before.day is None:
        return None
    whole = replace(before, day=None)
    if since:
        whole = replace(
            since,
            id=before.id,
            agreed=before.agreed,
            talk=since.talk or before.talk,
            flagged=tuple(dict.fromkeys((*before.flagged, *since.flagged))),
        )
    dropped = (Drop(TABLE, since.id),) if since else ()
    words = f"opening the session of {day_of_month(before.day)} again"
    return Change(words=words, edits=(*differences(TABLE, before, whole), *dropped))


def _agreed(session: TherapySession, lines: Iterable[Agreed]) -> Amend:
    return amending(TABLE, session.id, "agreed", session.agreed, lines)
