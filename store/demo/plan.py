"""The made-up person's plan: short, with two signs tied to the check-in, and people to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.plan import PlanLine, SignRule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from store.records.plan import Level

WRITTEN = {
    "keeps_well": ("a walk before work, however short", "supper with Noor on Sundays"),
    "stressor": ("deadlines that move",),
    "trigger": ("the train when it stops in the tunnel",),
    "panic_words": ("It peaks and it passes.", "Stay where I am. Feet on the floor."),
    "coping": ("cold water on my hands", "five things I can see", "music with headphones"),
    "distract": ("the bench by the pond",),
    "safer": ("as agreed with Dr. A.; Sam has the key",),
    "reason": ("the sea in June, with my sister",),
}


def plan(again: date, rng: Random) -> list[PlanLine]:
    """Return the lines, each with an id; the plan is to be looked at `again` on a day."""
    noor = PlanLine(
        id=_id(rng), part="person", text="Noor", reach="a text is fine", good_for="a walk", at_night="no"
    )
    sister = PlanLine(id=_id(rng), part="person", text="my sister", reach="call", at_night="yes", order=1)
    doctor = PlanLine(id=_id(rng), part="professional", text="Dr. A.", reach="the practice", when="weekdays")
    shower = PlanLine(id=_id(rng), part="coping", text="a slow shower", order=3)
    return [
        *(line for part, texts in WRITTEN.items() for line in _lines(rng, part, texts)),
        shower,
        noor,
        sister,
        doctor,
        *_signs(rng, (noor.id, shower.id), (sister.id, doctor.id)),
        PlanLine(id=_id(rng), part="helps", text="cancel one thing, tell Noor", level="amber"),
        PlanLine(id=_id(rng), part="helps", text="my sister comes over", level="red", order=1),
        PlanLine(
            id=_id(rng), part="boundary", text="work calls after seven", say="I am off now. Tomorrow at nine."
        ),
        PlanLine(id=_id(rng), part="review", day=again),
    ]


def _lines(rng: Random, part: str, texts: tuple[str, ...]) -> Iterator[PlanLine]:
    return (PlanLine(id=_id(rng), part=part, text=text, order=order) for order, text in enumerate(texts))


def _signs(rng: Random, early: tuple[str, ...], late: tuple[str, ...]) -> Iterator[PlanLine]:
    nights = SignRule(item="sleep_hours", side="under", value=5, days=3)
    wound = SignRule(item="anxiety", side="over", value=7, days=3)
    told: tuple[tuple[str, Level, SignRule | None, tuple[str, ...]], ...] = (
        ("short nights, several in a row", "amber", nights, early),
        ("wound up from the morning on", "amber", wound, early),
        ("I stop answering the phone", "red", None, late),
    )
    for order, (text, level, rule, links) in enumerate(told):
        yield PlanLine(id=_id(rng), part="early_sign", text=text, level=level, rule=rule, links=links, order=order)


def _id(rng: Random) -> str:
    return f"{rng.getrandbits(64):016x}"
