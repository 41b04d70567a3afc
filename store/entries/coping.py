"""Something done to feel better (clinical.md 3.9), with how it was before and after."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind

COPING = EntryKind(
    title="Coping",
    about="something I did to feel better",
    main="note",
    line=("strategy", "after"),
    counts=(Count("things that helped", "Helped"),),
    fields=(
        EntryField(
            id="strategy",
            label="What I did",
            asks="What did I do? Mindfulness, relaxation, grounding, a shower, anything.",
            needed=True,
            eases=True,
        ),
        EntryField(
            id="before",
            label="Distress before",
            asks="How bad was it before?",
            type="rating",
            low="calm",
            high="very bad",
        ),
        EntryField(
            id="after",
            label="Distress after",
            asks="How bad was it after?",
            type="rating",
            low="calm",
            high="very bad",
            after="before",
            note="It doesn't have to shift every time.",
        ),
        EntryField(
            id="minutes", label="How long", asks="How many minutes?", type="number", unit="min", told="{} min"
        ),
        NOTE,
    ),
)
