"""Hours as people write them: 7, 7.5, 7,5 or 730."""

MOST = 24
WRITTEN_AS_CLOCK = 3
"""From this many digits on, the last two are minutes."""
FRACTIONS = {0.25: "¼", 0.5: "½", 0.75: "¾"}


def parse_hours(words: str) -> float:
    """Return hours, 0 to 24. Raises ValueError with a sentence fit to show."""
    digits = words.strip().replace(",", ".")
    try:
        hours = _clock(digits) if digits.isdecimal() and len(digits) >= WRITTEN_AS_CLOCK else float(digits)
    except ValueError:
        hours = -1.0
    if not 0 <= hours <= MOST:
        raise ValueError("Hours go from 0 to 24: 7, 7.5, 7,5 or 730.")
    return int(hours) if hours == int(hours) else round(hours, 2)


def spoken_hours(hours: float) -> str:
    """Return hours as people say them: "7½", "6:20"."""
    whole, rest = divmod(hours, 1)
    if not rest:
        return str(int(whole))
    if rest in FRACTIONS:
        return f"{int(whole) or ''}{FRACTIONS[rest]}"
    return f"{int(whole)}:{round(rest * 60):02d}"


def _clock(digits: str) -> float:
    hours, minutes = int(digits[:-2]), int(digits[-2:])
    return hours + minutes / 60 if minutes < 60 else -1.0  # noqa: PLR2004 - minutes of an hour
