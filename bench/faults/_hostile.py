"""Texts that mean harm: to a terminal, to a layout, to whatever reads markup, links, formulas or formats."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ESC, BEL, ST, C1_ST = "\x1b", "\x07", "\x1b\\", "\x9c"
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
AROUND = ("{0}", "a{0}b", "word {0}[31m{0} word", "{0}" * 20)
COMMANDS = (
    "0;taken",
    "1;taken",
    "2;taken",
    "4;1;red",
    "7;file:///tmp",
    "8;;https://example.org",
    "9;taken",
    "10;?",
    "11;red",
    "22;wait",
    "50;font",
    "52;c;aGFuZHJhaWw=",
    "104",
    "133;A",
    "777;notify;a;b",
    "1337;File=inline=1:aGE=",
)
"""What an operating system command (OSC) may ask of a terminal: its title, its clipboard, a link, a picture."""
SEQUENCES = (
    "[2J", "[3J", "[H", "[999;999H", "[31m", "[0m", "[?25l", "[?1049l", "[?1049h", "[?1000h", "[?2004l", "[?2026h",
    "[6n", "[c", "[>c", "[5n", "[3;0;0t", "[21t", "[18t", "[4h", "[20h", "[>1u", "[<u", "[!p", "[1;1r", "[7l",
    "c", "7", "8", "D", "E", "M", "Z", "#8", "(0", ")B", "N", "O", "P1;1|17/ab" + ST, "_G;aGE=" + ST,
    "^taken" + ST, "Xtaken" + ST, "k taken" + ST, "%G", " F",
)  # fmt: skip
"""What else may follow an escape."""
MARKUP = (
    "[", "]", "[]", "[/]", "[/b]", "[b]", "[b]x[/b]", "[b]x[/i]", "[red]x", "[red on", "[bold red]x[/]", "[[x]]",
    "\\[b]", "\\", "[link=https://example.org]x[/link]", "[@click=app.quit]x[/]", "[@click=quit()]x[/@click]",
    "[@click=screen.back]x[/]", "[on blue]x", "[$primary]x[/]", "[not a tag]x", "[reverse]x", "[blink]x", "[/red]",
    "[b][i][u]x", "[b" * 50, "[/" * 50, "{x}", "{0}", "{}", "{{x}}", "%s", "%n%n%n", "%(x)s", "$x", "${x}", "`id`",
    "$(id)", "<b>x</b>", "<script>alert(1)</script>", "<img src=//example.org/x>", "&amp;", "&#27;", "]]>", "<!--",
    "**x**", "# x", "| x | y |", "![x](https://example.org/x.png)", "[x](javascript:alert(1))", "- [ ] x", "~~~",
    "```", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.org")', '"', "'",
    '"x","y"', "x;y", ":heart:", "https://example.org", "mailto:x@example.org", "../../etc/passwd", "null",
    "true", "NaN", "\\u001b[31m", "\\x1b]0;x\\x07", "^[[31m", "0", "-0", "1e999",
)  # fmt: skip
TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BREAKS = ("\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\t")
WIDE = (
    "日本語のとても長い題名です", "ＦＵＬＬ", "e" + "\u0301" * 60, "👩‍👩‍👧‍👦", "👍🏽", "🏳️‍🌈", "🇩🇪🇫🇷🇺🇸",
    "☺️☺︎", "\u200b" * 40,
    "\u200d\u200d", "\ufeff" * 5, "\u00ad" * 30, "ﷺ" * 10, "𒐫" * 10, "꧅" * 5, "\U000e0041" * 9,
    "\ufffe\uffff", "\ue000",
    "\u3164", "\u2800" * 30, "א" * 20, "مرحبا بالعالم", "שלום [b]עולם[/b]", "Z̷̢̛͎a̵͙l̶g̸o̴",
    "\u1160" * 9, "ｱｲｳ", "①②③", "½", "İıſ",
    "\U0001f9d1\u200d" * 9, "\u0e33" * 20, "ক্ষ" * 9,
)  # fmt: skip
"""Texts whose cells a terminal and a program may count differently."""
HUGE = 5_000


def hostile() -> tuple[str, ...]:
    """Return every text, each once."""
    return tuple(dict.fromkeys(_all()))


def _all() -> Iterator[str]:
    yield from (around.format(control) for control, around in product(CONTROLS, AROUND))
    yield from (f"{ESC}]{command}{end}" for command, end in product(COMMANDS, (BEL, ST, C1_ST)))
    yield from (f"\x9d{command}{C1_ST}" for command in COMMANDS)
    yield from (f"{ESC}{sequence}" for sequence in SEQUENCES)
    yield from (f"\x9b{sequence.removeprefix('[')}" for sequence in SEQUENCES if sequence.startswith("["))
    yield from MARKUP
    yield from (f"a{turn}b {turn * 9}" for turn in TURNS)
    yield from (f"one{end}two{end}{end}" for end in BREAKS)
    yield from WIDE
    yield from (piece * (HUGE // len(piece)) for piece in ("x", "word ", "日", "[b]", "\x1b[31m", "e\u0301", "👍"))
