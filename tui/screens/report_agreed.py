"""What is agreed in a session, and later what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual import on

from store import sessions
from store.changes import Put
from store.goals.draft import begin
from store.goals.lifecycle import ENDED
from store.records.record import new_id
from store.records.text import one_line
from store.records.therapy_session import Agreed
from tui.screens.rows_page import RowsPage
from tui.screens.small_form import AGAIN, SmallForm
from widgets.form_rows import Act, Choice, Chosen, Pressed, Typed, Words
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.changes import Change
    from store.records.goal import Goal
    from store.records.therapy_session import TherapySession
    from tui.page import Page
    from tui.session import Session
    from widgets.form_rows import AnyRow

ALONE, NEW = "a line of its own", "a new goal"
NEW_GOAL = "new"
"""What stands for the goal of a line until the session is done."""


class CameOf(SmallForm):
    """One agreed line, and what came of it; without its words it goes."""

    HEADING: ClassVar[str] = "What we agreed, and what came of it"

    def __init__(self, session: Session, of: TherapySession, line: Agreed) -> None:
        super().__init__(session)
        self._of = of
        self._old = self._line = line

    def rows(self) -> dict[str, AnyRow]:
        """Return the three rows and the act."""
        line = self._line
        return {
            "text": Words(label="We agreed", words=line.text, hint="Emptied, the line goes."),
            "done": Words(
                label="What came of it",
                words=line.done,
                aside="counted, if left empty" if line.goal else "",
                hint="In your words: 2 of 3, a bit, not yet. Left empty, there is room to write on the page.",
            ),
            "in_the_way": Words(label="In the way", words=line.in_the_way, hint="What got in the way."),
            "keep": Act(label="Keep it", apart=True, hint=f"Esc keeps it too. {takes_it_back()}"),
        }

    def trouble(self) -> tuple[str, str]:
        """Nothing keeps it from being kept."""
        return "", ""

    def is_untouched(self) -> bool:
        """Say whether all is as it was."""
        return self._line == self._old

    def change(self) -> Change | None:
        """Return what keeps it."""
        return None if self.is_untouched() else sessions.came_of(self._of, self._line)

    def kept(self) -> str:
        """Name it."""
        return f"“{one_line(self._line.text or self._old.text)}”"

    @on(Typed)
    def _type(self, event: Typed) -> None:
        words = self.cleaned(event.words)
        if words is not None:
            self._line = replace(self._line, **{event.row: words.strip()})
            self.taken()

    @on(Pressed)
    def _press(self) -> None:
        self.keep()


class SessionDone(RowsPage):
    """Up to three lines that were agreed: on disk from the first key, a draft until the session is done."""

    HEADING: ClassVar[str] = "Session done: what did we agree?"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        before = sessions.last(session.history)
        self._again = before if before and before.day == session.today else None
        self._kept = self._again or sessions.coming(session.history)
        empty = (Agreed(id=new_id(), text="") for _ in range(sessions.MOST_LINES))
        self._lines = [*self._kept.agreed, *empty][: sessions.MOST_LINES]
        self._to_open: list[str] = []
        self._act = new_id()
        self._refused = False

    @property
    def _goals(self) -> list[Goal]:
        return [goal for goal in self.session.history.goals if goal.status not in {*ENDED, "draft"}]

    def rows(self) -> dict[str, AnyRow]:
        """Return a row for each line, below it what becomes of it, and the act."""
        rows: dict[str, AnyRow] = {}
        names = [ALONE, NEW, *(one_line(goal.title) for goal in self._goals)]
        ids = ["", NEW_GOAL, *(goal.id for goal in self._goals)]
        for place, line in enumerate(self._lines):
            rows[f"text{place}"] = Words(
                label=f"We agreed, {place + 1}", words=line.text, apart=bool(place), hint="A line, as you said it."
            )
            if line.text:
                rows[f"goal{place}"] = Choice(
                    label="That is",
                    options=tuple(names),
                    chosen=ids.index(line.goal) if line.goal in ids else 0,
                    hint="← → : a line, a new goal, or a goal that goes on another way. It opens next.",
                )
        hint = f"Closes these weeks. The lines stand in the Goals pane until the next session. {takes_it_back()}"
        rows["done"] = Act(label="This session is done", apart=True, hint=hint)
        if self._again:
            rows["reopen"] = Act(
                label="It is not over yet", hint="Opens the session again, with what was prepared since."
            )
        return rows

    @on(Typed)
    def _type(self, event: Typed) -> None:
        words = self.cleaned(event.words)
        if words is not None:
            self._take(event.row, "text", words)

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._take(event.row, "goal", ["", NEW_GOAL, *(goal.id for goal in self._goals)][event.place])

    def _take(self, row: str, field: str, value: str) -> None:
        place = int(row.removeprefix(field))
        self._lines[place] = replace(self._lines[place], **{field: value})
        self._refused = False
        self._keep()
        self.show()

    def _keep(self, besides: str = "") -> bool:
        """Keep what is typed, after the session as an act; say whether it is there, and `besides` if not."""
        lines = tuple(self._filled())
        if lines == self._kept.agreed:
            return True
        change = self._agreeing(lines) if self._again else sessions.keep_agreed(self._kept, lines)
        if not self.record(change, besides=besides):
            return False
        self._kept = replace(self._kept, agreed=lines)
        return True

    def _agreeing(self, lines: Iterable[Agreed]) -> Change:
        """Return the change that makes these what was agreed; what is done again is one act with it."""
        day = self._again.day if self._again and self._again.day else self.session.today
        return replace(sessions.done(self.session.history, day, lines, was=self._kept), act=self._act)

    def _filled(self) -> list[Agreed]:
        return [replace(line, text=line.text.strip()) for line in self._lines if line.text.strip()]

    @on(Pressed)
    def _press(self, event: Pressed) -> None:
        if event.row == "reopen":
            self._reopen()
        else:
            self._done()

    def _reopen(self) -> None:
        change = sessions.reopen(self.session.history)
        if change and self.record(change):
            self.dismiss(f"The session is open again. {takes_it_back()}")

    def _done(self) -> None:
        """Close the session; lines that are to become goals become drafts of them in the same act."""
        edits, lines = [], []
        for line in self._filled():
            if line.goal == NEW_GOAL:
                draft = replace(begin(line.text, self.session.today), status="draft")
                edits.append(Put("goals", draft.id, (), draft.document()))
                lines.append(replace(line, goal=draft.id))
            else:
                lines.append(line)
        change = self._agreeing(lines)
        change = replace(change, edits=(*change.edits, *edits))
        if self.record(change):
            self._to_open = [line.goal for line in lines if line.goal]
            self.dismiss(f"Kept: {change.words}. The next page begins today. {takes_it_back()}")

    def action_back(self) -> None:
        """Go back; what could not be kept stays, until it is left a second time."""
        if not self._keep(AGAIN) and not self._refused:
            self._refused = True
        elif self._again and self._again.agreed != self._kept.agreed:
            self.dismiss(f"Kept: what was agreed. {takes_it_back()}")
        else:
            self.dismiss("")

    def follow(self, page: Page[Any]) -> None:
        """Open the goals that lines were about over a page, the first one on top."""
        from tui import goal_acts

        goals = {goal.id: goal for goal in page.session.history.goals}
        for name in reversed(self._to_open):
            if goal := goals.get(name):
                goal_acts.do("edit" if goal.status == "draft" else "menu", page, goal)
