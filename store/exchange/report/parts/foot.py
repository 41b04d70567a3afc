"""What the page is and is not, and where its change words come from (clinical.md 1.7, 6.2, 8)."""

from __future__ import annotations

from store.exchange.report.sheet import Block, Part, Row, Scope

NOT_A_DEVICE = (
    "Made with Handrail, a private notebook for goals and self-tracking. It is not a medical device, does not "
    "diagnose or treat anything, and does not replace a professional."
)
THRESHOLDS = (
    "“Clearly” means a change of 6 or more in PHQ-9, of 4 or more in GAD-7, the reliable change of NHS Talking "
    "Therapies. Scores also change without treatment."
)


def of(_: Scope) -> Block:
    """Return the lines at the foot."""
    rows = (Row(id="thresholds", cells=(THRESHOLDS,)), Row(id="device", cells=(NOT_A_DEVICE,)))
    return Block(rows=rows, yields=False)


FOOT = Part(place=120, name="The lines at the foot", of=of)
"""The part."""
