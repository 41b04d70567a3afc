"""How the Today pane looks, as lines: pure, from the agenda and the place of the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from store.agenda import NEVER_STOPS
from store.asking import sounds_hard
from store.clock import short_day
from store.declared import Registry
from store.items import when
from store.records.text import one_line
from widgets.field import Field, with_label
from widgets.folding import Blank, Folded, FormLine, Heading, RowLine, Told, fold
from widgets.key_names import key_of
from widgets.palette import CHOSEN, FAINT, REPORT
from widgets.pane import fitted, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.agenda import Agenda, Group, Row, RowKey

FIELDS = Registry("widgets.fields", Field)
MARK = " ▸ "
LABEL = 12
"""Cells of a row's name, with the space behind it."""
WAYS_IN = {"text": "writes", "noted": "writes one", "waiting": "goes there"}
"""What Enter does on rows that it opens."""
APART = " · "
DONE = "That's all for now."


def form(agenda: Agenda, cursor: RowKey | None, typed: str, width: int, height: int) -> Sequence[Content]:
    """Return at most `height` lines of at most `width` cells, one of them with the cursor; `typed` stands there."""
    if agenda.back:
        return _welcome(agenda, cursor, typed, width)[:height]
    folded = fold(agenda, cursor, height, _told(agenda, width) if cursor is None else {})
    drawn = [_line(line, agenda, cursor, typed, width).truncate(width, ellipsis=True) for line in folded]
    at = next(
        (place for place, line in enumerate(folded) if isinstance(line, RowLine) and line.row.key == cursor), 0
    )
    top = min(max(0, at - height // 2), max(0, len(drawn) - height))
    return drawn[top : top + height]


def asking(row: Row, agenda: Agenda, typed: str, kept: str) -> Sequence[Content]:
    """Return the strip under a row: its question in full, its keys, and what Enter does."""
    if agenda.back:
        return [
            Content.styled(f" {_question(row, agenda)}", "bold"),
            Content(f" {FIELDS[row.item.field].keys(row)}"),
            Content.styled(f" One number is a whole check-in · {key_of('back')} leave", FAINT),
        ]
    ways = f"{_ways_on(row, typed)}{' · kept ✓' if kept and not typed else ''}"
    return [
        Content.styled(f" {_question(row, agenda)}", "bold"),
        Content(f" {FIELDS[row.item.field].keys(row)}"),
        Content.styled(f" {ways}", FAINT),
    ]


def resting(agenda: Agenda, kept: str) -> Sequence[Content]:
    """Return the strip where nothing is asked; `kept` is when the last answer was kept, or empty."""
    if agenda.back:
        return _welcomed(agenda)
    today, leave = agenda.page == agenda.today, f"{key_of('back')} leave"
    done = f" {DONE}{f' Kept at {kept}.' if kept else ''}" if today else " Nothing is open on this page."
    return [
        Content.styled(done, "bold"),
        Content(f" {key_of('one_more')} one more · ↑ ↓ to a row · {key_of('earlier')} a day back"),
        Content.styled(f" {leave}" if today else f" {key_of('later')} a day on · {leave}", FAINT),
    ]


def _welcome(agenda: Agenda, cursor: RowKey | None, typed: str, width: int) -> list[Content]:
    """Return the page of who comes back: one number, and the days only if they are asked for (screens.md 5.5)."""
    row = agenda.rows[0]
    number = _marked_row(row, agenda, typed, width) if row.key == cursor else _row(row, agenda, width)
    other = [
        Content.assemble((f" {day:<20}", "bold $text"), (f"if you like  {key}", FAINT))
        for day, key in (("Yesterday", key_of("earlier")), ("Today", key_of("later")))
    ]
    heading = Content.styled(f" {agenda.groups[0].title}", "bold $text")
    return [Content(""), heading, Content(""), other[0], Content(""), number, Content(""), other[1]]


def _welcomed(agenda: Agenda) -> Sequence[Content]:
    row = agenda.rows[0]
    hard = row.value is not None and sounds_hard(row)
    said = f"That sounds hard. ! help · {key_of('plan')} what helps." if hard else "Kept. That was a check-in."
    return [
        Content.styled(f" {said if row.value is not None else DONE}", "bold"),
        Content(f" {key_of('later')} today · {key_of('breathe')} breathe · {key_of('hard_day')} hard day"),
        Content.styled(f" space a week of quiet · {key_of('back')} leave", FAINT),
    ]


def shortened(strip: Sequence[Content], row: Row | None, agenda: Agenda, width: int) -> Sequence[Content]:
    """Return the strip in two lines, for a narrow screen; of the row's keys as many as fit whole."""
    question, keys, ways = strip
    if row is None:
        return [question, keys]
    named = f" {one_line(row.item.label)} {when(row.day, agenda.today)}  "
    told = keys.plain[1:].split(APART)
    while len(told) > 1 and cell_len(named + APART.join(told)) > width:
        told.pop()
    return [Content.styled(named, "bold") + APART.join(told), ways]


def typing(typed: str) -> Content:
    """Return what is being typed, with a mark where the next character comes."""
    return Content.styled(f"{typed}▏", CHOSEN)


def beside(row: Row, agenda: Agenda) -> str:
    """Return what is said beside an answer: that it is late, or that there can be one more; else nothing."""
    return (
        "late" if row.late else f"{key_of('one_more')} one more" if row.item.of and row.day == agenda.page else ""
    )


def reported(strip: Sequence[Content], words: str, width: int) -> Sequence[Content]:
    """Return the strip with a report in its last lines, as many as it needs."""
    report = Content.styled(one_line(words), REPORT).wrap(max(1, width - 2))[: len(strip) - 1]
    return [*strip[: len(strip) - len(report)], *(Content(" ") + line for line in report)]


def _question(row: Row, agenda: Agenda) -> str:
    last_night = row.item.id.startswith("sleep_") and row.day == agenda.today
    day = "last night" if last_night else when(row.day, agenda.today)
    return one_line(row.item.question.replace("{when}", day))


def _ways_on(row: Row, typed: str) -> str:
    if typed:
        return "Enter keeps it · Backspace one back"
    if row.stop:
        return "Enter leaves it · Backspace back"
    if row.item.field in WAYS_IN:
        return f"Enter {WAYS_IN[row.item.field]} · ↑ ↓ to a row"
    return "Enter on · ↑ ↓ to a row" if row.open else "Enter on · Backspace opens it"


def _line(line: FormLine, agenda: Agenda, cursor: RowKey | None, typed: str, width: int) -> Content:
    match line:
        case Blank():
            return Content("")
        case Heading(group, with_day):
            day = Content.styled(f"{short_day(group.day)} " if with_day else "", FAINT)
            return spread(Content.styled(f" {group.title}", "bold $text"), day, width)
        case RowLine(row) if row.key == cursor:
            return _marked_row(row, agenda, typed, width)
        case RowLine(row):
            return _row(row, agenda, width)
        case Folded(group, below):
            return _folded(group, below=below, width=width)
        case Told(words):
            return Content(f"   {words}")


def _marked_row(row: Row, agenda: Agenda, typed: str, width: int) -> Content:
    answer = typing(typed) if typed else FIELDS[row.item.field].draw(row, True)
    return _with_hint(Content.assemble((MARK, CHOSEN), _name(row, "bold"), answer), row, agenda, width)


def _row(row: Row, agenda: Agenda, width: int) -> Content:
    drawn = Content.assemble("   ", _name(row, ""), FIELDS[row.item.field].draw(row, False))
    return _with_hint(drawn, row, agenda, width)


def _with_hint(drawn: Content, row: Row, agenda: Agenda, width: int) -> Content:
    """Return a row with "late" or "+ one more" at its end, where there is room for it."""
    said = beside(row, agenda)
    hint = Content.styled(f"{said} " if said else "", FAINT)
    fits = drawn.cell_length + hint.cell_length <= width
    return spread(drawn, hint, width) if fits else fitted(drawn, width)


def _name(row: Row, style: str) -> Content:
    return fitted(Content.styled(one_line(row.item.label), style), LABEL - 1).append(" ")


def _told(agenda: Agenda, width: int) -> dict[str, list[str]]:
    """Return the answers of the finished groups in words, for when nothing is asked any more."""
    finished = (group for group in agenda.groups if _is_finished(group))
    told = {group.name: list(_wrapped(_answers(group), max(1, width - 4))) for group in finished}
    return {name: lines for name, lines in told.items() if lines}


def _folded(group: Group, *, below: bool, width: int) -> Content:
    if below:
        return Content(f"   {_names(group, width - 4)}")
    title = group.title.partition(",")[0]
    start = f" {title:<17} "
    return Content.assemble((start, "bold $text"), (_names(group, width - len(start) - 1), FAINT))


def _names(group: Group, width: int) -> str:
    """Return the rows' answers or names, as many as fit, and how many more there are."""
    words = [_short(row) for row in group.rows]
    for shown in range(len(words), 0, -1):
        more = [f"{len(words) - shown} more"] if shown < len(words) else []
        line = " · ".join([*words[:shown], *more])
        if cell_len(line) <= width:
            return line
    return f"{len(words)} rows"


def _short(row: Row) -> str:
    words = with_label(row, "").rstrip() if row.open else FIELDS[row.item.field].words(row)
    return one_line(words)


def _is_finished(group: Group) -> bool:
    asked = [row for row in group.rows if row.item.field not in NEVER_STOPS]
    return bool(asked) and all(not row.open or row.left or row.closed for row in asked)


def _answers(group: Group) -> list[str]:
    left = [_short(row) for row in group.rows if row.left]
    return [_short(row) for row in group.rows if not row.open] + ([f"{', '.join(left)}: left open"] if left else [])


def _wrapped(words: list[str], width: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} · {word}" if line else word
        if line and cell_len(longer) > width:
            yield line
            longer = word
        *whole, line = (part.plain for part in Content(longer).wrap(width))
        yield from whole
    if line:
        yield line


def around_the_line(strip: Sequence[Content], words: str, width: int) -> Sequence[Content]:
    """Return the strip with a report while a line is being written, which lies over the strip's second line."""
    report = [Content(" ") + line for line in Content.styled(one_line(words), REPORT).wrap(max(1, width - 2))]
    if len(report) < len(strip) - 1:
        return [*strip[:-1], *report]
    return [report[0], strip[1], *report[1:]][: len(strip)]
