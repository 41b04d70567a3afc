"""The names of people on the page: those of the plan, and words that look like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.plan.parts import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.history import History

SOMEONE = "someone"
NO_NAMES = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "dr",
        "dra",
        "for",
        "from",
        "mr",
        "mrs",
        "ms",
        "my",
        "our",
        "prof",
        "the",
        "to",
        "with",
    }
)
"""Words of a line about a person that name nobody, in small letters."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]*\w|[^\W\d_]\.?")
_SENTENCE_ENDS = re.compile(r"(?:^|^\d{1,2} [A-Z][a-z]{2}|[.!?:;\"“”‘'(\[→·–-])\s*$")
_COMMON = re.compile(
    r"I|I['’].+|(PHQ|GAD|CBT)\W?.*|(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?s?|Christmas|Easter"
    r"|Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|(Nov|Dec)(ember)?"
)
"""Words with a capital letter that name nobody."""


def names(history: History) -> tuple[str, ...]:
    """Return the names of the plan's people, the longest first: whole lines, and capitalised words of them."""
    lines = [line.text.strip() for line in history.plan if line.part in PEOPLE]
    found: set[str] = set()
    for line in lines:
        words = [word for word in _WORD.findall(line) if word[0].isupper()]
        telling = {word for word in words if word.casefold() not in NO_NAMES}
        found |= {word for word in telling if len(word.rstrip(".")) > 1}
        if telling and line[0].isupper():
            found.add(line)
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def without(words: str, known: Iterable[str]) -> str:
    """Return the words with each name replaced by "someone"."""
    for name in known:
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", SOMEONE, words)
    return words


def suspected(words: str, known: Iterable[str]) -> list[str]:
    """Return what in these words may name somebody: a name of the plan, or a capital letter amid a sentence.

    It is a guess and misses names in small letters; no list of names is looked at.
    """
    listed = [name for name in known if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    amid = [
        found[0]
        for found in _WORD.finditer(words)
        if found[0][0].isupper()
        and not found[0].isupper()
        and not _COMMON.fullmatch(found[0])
        and not _SENTENCE_ENDS.search(words[: found.start()])
    ]
    return list(dict.fromkeys((*listed, *amid)))
