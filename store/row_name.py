"""What the name of a row has room for, and as much of a title as fits."""

from unicodedata import combining, east_asian_width

MOST_CELLS = 11


def cells(words: str) -> int:
    """Return how many cells of a terminal words take."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def shortened(title: str) -> str:
    """Return the first words of a title that fit; of a first word that is too long, its beginning."""
    fitting = ""
    for word in title.split():
        longer = f"{fitting} {word}".strip()
        if cells(longer) > MOST_CELLS:
            break
        fitting = longer
    return fitting or _cut(title.strip())


def _cut(word: str) -> str:
    while cells(word) > MOST_CELLS:
        word = word[:-1]
    return word
