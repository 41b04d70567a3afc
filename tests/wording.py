"""Words that no text of ours may hold, shared by the tests that read what a screen or a command says."""

from __future__ import annotations

import re

DIAGNOSES = r"diagnos\w*|disorder|depress(ed|ion|ive)|bipolar|ptsd|ocd|patient|sick|mentally|crazy|suicid\w*"
"""What says what a person has, or is (clinical.md 6.2)."""
BLAME = r"fail\w*|missed|streak|should|must|gave up|abandoned|exceeded|lazy|blame\w*|fault|calm down|committed"
"""What counts against a person (clinical.md 2.6, 4.3, 6.2; screens.md 4.8)."""
STATISTICS = (
    r"p-values?|p ?[<=] ?0?\.\d+|r ?= ?-?0?\.\d+|r²|correlat\w*|significan\w*|caus(e|es|ed)|percent|predict\w*"
)
"""What claims more than is known (clinical.md 5.8)."""
UNFIT = re.compile(rf"\b({DIAGNOSES}|{BLAME}|{STATISTICS})\b|[%!]", re.IGNORECASE)


def unfit(*texts: str) -> list[str]:
    """Return those of these texts that hold such a word."""
    return [text for text in texts if UNFIT.search(text)]
