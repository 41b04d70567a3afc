"""A sitting of paced breathing (clinical.md 3.4), mostly kept by Breathe itself."""

from store.breathing import PATTERNS
from store.entry_kind import NOTE, Count, EntryField, EntryKind, Option

BREATHING = EntryKind(
    title="Breathing",
    about="breathing without Handrail",
    main="note",
    line=("pattern", "minutes", "after"),
    counts=(Count("breathing", "Breathing"),),
    fields=(
        EntryField(
            id="pattern",
            label="Pattern",
            asks="How did I breathe?",
            type="choice",
            options=tuple(Option(each.id, each.name.lower(), each.words) for each in PATTERNS),
            needed=True,
            eases=True,
        ),
        EntryField(
            id="minutes", label="How long", asks="How many minutes?", type="number", unit="min", told="{} min"
        ),
        EntryField(
            id="before",
            label="Tension before",
            asks="How tense was I before?",
            type="rating",
            low="loose",
            high="very tense",
        ),
        EntryField(
            id="after",
            label="Tension after",
            asks="How tense was I after?",
            type="rating",
            low="loose",
            high="very tense",
            after="before",
            note="It doesn't have to shift every time.",
        ),
        EntryField(id="completed", label="To the end", asks="Was it as long as I meant it to be?", type="yes_no"),
        NOTE,
    ),
)
