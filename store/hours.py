"""Hours as people write them: 7, 7.5, 7,5 or 730."""

import re

MOST = 24
WRITTEN_AS_CLOCK = 3
"""From this many digits on, the last two are minutes."""
QUARTERS = {15: "¼", 30: "½", 45: "¾"}

_WRITTEN = re.compile(r"\d{1,4}(\.\d*)?|\.\d+")


def parse_hours(words: str) -> float:
    """Return hours, 0 to 24. Raises ValueError with a sentence fit to show."""
    digits = words.strip().replace(",", ".")
    hours = _read(digits) if _WRITTEN.fullmatch(digits) else -1.0
    if not 0 <= hours <= MOST:
        raise ValueError("Hours go from 0 to 24: 7, 7.5, 7,5 or 730.")
    return int(hours) if hours == int(hours) else round(hours, 2)


def spoken_hours(hours: float) -> str:
    """Return hours as people say them: "7½", "6:20"."""
    whole, minutes = divmod(round(hours * 60), 60)
    if not minutes:
        return str(whole)
    if minutes in QUARTERS:
        return f"{whole or ''}{QUARTERS[minutes]}"
    return f"{whole}:{minutes:02d}"


def _read(digits: str) -> float:
    if "." in digits or len(digits) < WRITTEN_AS_CLOCK:
        return float(digits)
    hours, minutes = int(digits[:-2]), int(digits[-2:])
    return hours + minutes / 60 if minutes < 60 else -1.0  # noqa: PLR2004 - minutes of an hour
