"""Questions that one key answers, each with its words above it: a number from 0 to 10, one of a short list.

After them may come a line of own words, and the row that ends it all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from store.records.text import one_line
from widgets.key_names import key_of
from widgets.keyed import numbered
from widgets.line import Line
from widgets.palette import CHOSEN, FAINT, KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

MOST = 10
MIDDLE = 5
PLACES = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "x")
COLUMNS = 3
"""Columns of a list; with these words they take 59 cells."""


class Asked(Widget, can_focus=True):
    """A question. It says when it is answered; where the cursor goes then is its screen's to say."""

    DEFAULT_CSS = "Asked { height: auto; margin: 0 0 1 0; }"

    class Answered(Message):
        """It has an answer now; with `stays` it may be adjusted further."""

        def __init__(self, asked: Asked, *, stays: bool = False) -> None:
            super().__init__()
            self.asked = asked
            self.stays = stays

    def __init__(self, question: str, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002 - Textual's
        super().__init__(id=id, classes=classes)
        self.question = question

    def answers(self) -> Sequence[Content]:
        """Return the lines below the question."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw the question, the mark beside its answers."""
        first, *more = self.answers()
        mark = Content.styled(" ▸ ", CHOSEN) if self.has_focus else Content("   ")
        question = Content.styled(f"   {one_line(self.question)}", "bold" if self.has_focus else KNOWN)
        return Content("\n").join((question, mark + first, *(Content("   ") + line for line in more)))


class Scale(Asked):
    """0 to 10: a digit or x answers, ← and → adjust."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key, f"give({number})", "answer", show=False, tooltip="answer, and on", id=numbered("asked", key)
            )
            for number, key in enumerate(PLACES)
        ),
        Binding("left", "adjust(-1)", "less", show=False, tooltip="one less; opens at 5", id="asked.less"),
        Binding("right", "adjust(1)", "more", show=False, tooltip="one more; opens at 5", id="asked.more"),
    ]

    given: reactive[int | None] = reactive(None)

    def __init__(
        self,
        question: str,
        ends: tuple[str, str],
        *,
        id: str | None = None,  # noqa: A002 - as above
        classes: str = "",
    ) -> None:
        """Take the question, and what 0 and 10 mean."""
        super().__init__(question, id=id, classes=classes)
        self.ends = ends

    def answers(self) -> Sequence[Content]:
        """Return the numbers, and what both ends mean."""
        ends = zip(("0", "10"), map(one_line, self.ends), strict=True)
        return [self._numbers(), *(Content.styled(f"{end:>2} {words}", FAINT) for end, words in ends)]

    def action_give(self, number: int) -> None:
        """Answer."""
        self.given = number
        self.post_message(self.Answered(self))

    def action_adjust(self, step: int) -> None:
        """Answer with a number beside, the first time with the one in the middle."""
        self.given = MIDDLE if self.given is None else min(MOST, max(0, self.given + step))
        self.post_message(self.Answered(self, stays=True))

    def _numbers(self) -> Content:
        if self.given is None:
            return Content.styled(" ".join((*PLACES[:-1], key_of("ten"))), KNOWN if self.has_focus else FAINT)
        places = [Content.styled("·", FAINT) for _ in PLACES]
        places[self.given] = Content.styled(str(self.given), CHOSEN)
        return Content(" ").join(places)


class OneOf(Asked):
    """One of at most nine: its digit answers, ← and → go through them; the same digit again takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"give({digit})",
                "answer",
                show=False,
                tooltip="answer, and on",
                id=f"asked.one.{digit}",
            )
            for digit in range(1, 10)
        ),
        Binding("left", "adjust(-1)", "before", show=False, tooltip="the one before", id="asked.before"),
        Binding("right", "adjust(1)", "next", show=False, tooltip="the next one", id="asked.next"),
    ]

    given: reactive[int | None] = reactive(None)
    """The place of the answer, from 0."""

    def __init__(self, question: str, options: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - as above
        super().__init__(question, id=id)
        self.options = tuple(options)

    @property
    def words(self) -> str:
        """The answer in words; empty where there is none."""
        return "" if self.given is None else self.options[self.given]

    def answers(self) -> Sequence[Content]:
        """Return the list in columns, each option behind its digit."""
        widths = [max(map(len, self.options[column::COLUMNS])) + 4 for column in range(COLUMNS)]
        cells = [self._option(place, widths[place % COLUMNS]) for place in range(len(self.options))]
        return [Content("").join(cells[start : start + COLUMNS]) for start in range(0, len(cells), COLUMNS)]

    def action_give(self, digit: int) -> None:
        """Answer; the answer that stands there already is taken back."""
        if digit <= len(self.options):
            self.given = None if self.given == digit - 1 else digit - 1
            self.post_message(self.Answered(self, stays=self.given is None))

    def action_adjust(self, step: int) -> None:
        """Answer with the option beside."""
        place = step - 1 if self.given is None and step > 0 else (self.given or 0) + step
        self.given = place % len(self.options)
        self.post_message(self.Answered(self, stays=True))

    def _option(self, place: int, width: int) -> Content:
        words = self.options[place]
        digit, style = ("bold", KNOWN) if self.given is None else (FAINT, FAINT)
        if self.given == place:
            digit = style = CHOSEN
        filling = " " * (width - len(words) - 2)
        return Content.assemble((f"{place + 1} ", digit), (words, style), filling)


class OwnWords(Horizontal):
    """A line of the person's own."""

    DEFAULT_CSS = """
    OwnWords { height: 1; }
    OwnWords Static { width: 17; }
    OwnWords Line { width: 1fr; border: none; padding: 0; height: 1; background: $surface; }
    """

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002 - as above
        super().__init__(id=id)
        self._label = label

    def compose(self) -> ComposeResult:
        """Lay out the name and the line."""
        yield Static()
        yield Line()

    def on_mount(self) -> None:
        """Draw the name."""
        self._draw()

    def on_descendant_focus(self) -> None:
        """Mark it."""
        self._draw()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._draw()

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self.query_one(Line).value

    def _draw(self) -> None:
        marked = self.query_one(Line).has_focus
        mark, style = (" ▸ ", "bold") if marked else ("   ", KNOWN)
        self.query_one(Static).update(Content.assemble((mark, CHOSEN), (self._label, style)))


class Done(Widget, can_focus=True):
    """The row that Enter ends it on."""

    DEFAULT_CSS = "Done { height: 1; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "end", "keep", show=False, tooltip="keep it", id="asked.end"),
    ]

    class Ended(Message):
        """Nothing more is to be answered."""

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002 - as above
        super().__init__(id=id)
        self._label = label

    def render(self) -> Content:
        """Draw the row and its key."""
        mark, style = (" ▸ ", "bold") if self.has_focus else ("   ", KNOWN)
        return Content.assemble((mark, CHOSEN), (f"{self._label:<14}", style), ("Enter", FAINT))

    def action_end(self) -> None:
        """End it."""
        self.post_message(self.Ended())
