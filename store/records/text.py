"""The one choke point for text that people, files and imports hand to Handrail."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOTHING = "\u200b"
"""As wide as what a terminal would obey, and without effect."""
_BREAKS = re.compile(r"[\n\t\u2028\u2029]+")


class UnusableTextError(ValueError):
    """Text that no file can hold; its message is fit to show."""


def clean(text: str) -> str:
    """Return `text` without control characters other than newline and tab; all else is kept whole.

    Raises UnusableTextError for half a character (a lone surrogate), which no UTF-8 file can hold.
    """
    if _LONE_SURROGATE.search(text):
        raise UnusableTextError("That text holds half a character, which cannot be stored.")
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def quoted(words: str) -> str:
    """Return what somebody typed as it may stand in a sentence: in “ ”, without what no line can show."""
    return f"“{''.join(filter(str.isprintable, _BREAKS.sub(' ', words)))}”"


def in_place(text: str) -> str:
    """Return `text` as it may be shown where it is typed: character for character, none that a terminal obeys."""
    return _LONE_SURROGATE.sub("\ufffd", _CONTROLS.sub(_NOTHING, _DIRECTION.sub(_NOTHING, text)))


def one_line(text: str) -> str:
    """Return `text` as it may stand in a line of the screen: no breaks, and nothing that turns its direction."""
    return _DIRECTION.sub("", _BREAKS.sub(" ", clean(text)))
