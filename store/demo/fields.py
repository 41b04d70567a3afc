"""What the made-up person writes into each kind of journal entry (clinical.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.demo.course import happens

if TYPE_CHECKING:
    from random import Random

    from store.demo.course import Day
    from store.demo.words import Words
    from store.records.record import Document


def fields(kind: str, day: Day, words: Words, rng: Random) -> Document:
    """Return the fields of one entry of `kind`, invented; KeyError for a kind this person does not write."""
    return _WRITERS[kind](day, words, rng)


def walk(rng: Random) -> Document:
    """Return the fields of a walk, an activity."""
    return {"activity": "walk in the park", "area": "body", **_done(rng)}


def _panic(_day: Day, words: Words, rng: Random) -> Document:
    """Tell half of the attacks; the others were noted with one key, without details."""
    if happens(0.5, rng):
        return {}
    return {
        "minutes": rng.choice((3, 5, 5, 8, 10, 10, 15, 20)),
        "peak": rng.randrange(40, 95, 5),
        "out_of_the_blue": happens(0.4, rng),
        "where": words.texts["places"].deal(),
        "sensations": rng.sample(words.sensations, rng.randint(1, 4)),
        "did": words.texts["did"].deal(),
    }


def _activity(_day: Day, words: Words, rng: Random) -> Document:
    return {**words.cards["activities"].deal(), **_done(rng)}


def _done(rng: Random) -> Document:
    """Say how it was; people expect less of a thing than they then find in it."""
    pleasure = rng.randint(3, 8)
    return {
        "status": "done",
        "minutes": rng.choice((15, 20, 25, 30, 40, 60)),
        "expected_pleasure": max(0, pleasure - rng.randint(0, 3)),
        "pleasure": pleasure,
        "mastery": rng.randint(3, 9),
    }


def _note(_day: Day, words: Words, _rng: Random) -> Document:
    return {"text": words.texts["notes"].deal()}


def _thought_record(_day: Day, words: Words, rng: Random) -> Document:
    card = dict(words.cards["thoughts"].deal())
    feeling = card.pop("feeling")
    before, belief = rng.randrange(50, 95, 5), rng.randrange(50, 100, 5)
    eased = {"name": feeling, "before": before, "after": before - rng.randrange(0, 45, 5)}
    return {
        **card,
        "feelings": [eased],
        "belief_before": belief,
        "belief_after": belief - rng.randrange(0, 50, 5),
    }


def _sleep(day: Day, _words: Words, rng: Random) -> Document:
    """Reckon the night back from waking, so that the hours asleep are those of the check-in."""
    woke = rng.randrange(6 * 60, 7 * 60, 5)
    to_fall_asleep, awake = rng.randrange(5, 45, 5), rng.randrange(0, 40, 5)
    tried = woke - round(day.hours * 60) - to_fall_asleep - awake
    return {
        "into_bed": _clock(tried - rng.randrange(0, 40, 5)),
        "tried_to_sleep": _clock(tried),
        "minutes_to_sleep": to_fall_asleep,
        "wakings": awake // 15 + rng.randint(0, 1),
        "minutes_awake": awake,
        "woke": _clock(woke),
        "out_of_bed": _clock(woke + rng.randrange(0, 45, 5)),
        "quality": day.quality,
    }


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % (24 * 60), 60)
    return f"{hour:02}:{minute:02}"


def _contact(_day: Day, words: Words, rng: Random) -> Document:
    return {"who": words.texts["people"].deal(), "how": words.texts["ways"].deal(), "felt": rng.randint(4, 9)}


def _coping(_day: Day, words: Words, rng: Random) -> Document:
    return {"strategy": words.texts["strategies"].deal(), **_eased(rng)}


def _breathing(_day: Day, _words: Words, rng: Random) -> Document:
    return {"pattern": "paced", "minutes": rng.choice((2, 3, 5, 5, 5, 10)), **_eased(rng)}


def _stressor(_day: Day, words: Words, rng: Random) -> Document:
    can = rng.choice(("yes", "partly", "no"))
    return {**words.cards["stressors"].deal(), "intensity": rng.randint(3, 8), "controllable": can}


def _worry(_day: Day, words: Words, rng: Random) -> Document:
    sort = rng.choice(("practical", "hypothetical"))
    return {"worry": words.texts["worries"].deal(), "sort": sort, **_eased(rng)}


def _boundary(_day: Day, words: Words, rng: Random) -> Document:
    held = rng.choice(("yes", "yes", "partly", "no"))
    return {**words.cards["boundaries"].deal(), "held": held, "felt": rng.randint(3, 8)}


def _exposure(_day: Day, words: Words, rng: Random) -> Document:
    before, belief = rng.randrange(30, 70, 5), rng.randrange(40, 95, 5)
    return {
        **words.cards["exposures"].deal(),
        "before": before,
        "expected_fear": min(100, before + 20),
        "peak": before + rng.randrange(0, 30, 5),
        "after": max(0, before - rng.randrange(0, 40, 5)),
        "minutes": rng.choice((5, 10, 15, 20)),
        "belief_before": belief,
        "belief_after": max(0, belief - rng.randrange(0, 60, 5)),
    }


def _eased(rng: Random) -> Document:
    before = rng.randint(4, 9)
    return {"before": before, "after": max(0, before - rng.randint(0, 4))}


_WRITERS = {
    "activity": _activity,
    "boundary": _boundary,
    "breathing": _breathing,
    "contact": _contact,
    "coping": _coping,
    "exposure": _exposure,
    "note": _note,
    "panic": _panic,
    "sleep": _sleep,
    "stressor": _stressor,
    "thought_record": _thought_record,
    "worry": _worry,
}
