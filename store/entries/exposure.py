"""A try at something feared (clinical.md 3.3): what is predicted, and what comes."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind, Option

EXPOSURE = EntryKind(
    title="Exposure",
    about="a try at what I usually avoid",
    main="happened",
    line=("step", "peak", "belief_after", "happened"),
    counts=(Count("exposure steps", "Steps", "steps"),),
    weekly="did a thing I avoid",
    fields=(
        EntryField(
            id="step", label="What I try", asks="What do I try? A step of my ladder, or anything.", needed=True
        ),
        EntryField(
            id="predicted",
            label="I predict",
            asks="What do I predict will happen?",
            type="long",
            needed=True,
        ),
        EntryField(
            id="belief_before",
            label="I believe it",
            asks="How sure am I that it will happen?",
            type="percent",
            low="not at all",
            high="completely",
        ),
        EntryField(
            id="before",
            label="Fear before",
            asks="How strong is the fear before it?",
            type="percent",
            needed=True,
            low="calm",
            high="the worst I can think of",
        ),
        EntryField(
            id="expected_fear",
            label="Fear I expect",
            asks="How strong will the fear be at its peak, do I expect?",
            type="percent",
            low="calm",
            high="the worst I can think of",
        ),
        EntryField(
            id="leave_out",
            label="I leave out",
            asks="What that makes me feel safe will I leave out?",
            type="many",
            options=tuple(
                map(
                    Option,
                    (
                        "phone in hand",
                        "sitting by the exit",
                        "asking whether it is all right",
                        "company",
                        "water or sweets",
                        "headphones",
                        "checking my pulse",
                        "a way out planned",
                    ),
                )
            ),
        ),
        EntryField(id="happened", label="What happened", asks="What happened?", type="long", needed=True),
        EntryField(
            id="peak",
            label="At its peak",
            asks="How strong was the fear at its peak?",
            type="percent",
            needed=True,
            low="calm",
            high="the worst I can think of",
            after="expected_fear",
            came="fear",
            told="peak {}",
            note="Fear need not go down for it to count.",
        ),
        EntryField(
            id="after",
            label="Fear after",
            asks="How strong was the fear at the end?",
            type="percent",
            needed=True,
            low="calm",
            high="the worst I can think of",
            after="before",
            told="fear {}",
        ),
        EntryField(
            id="belief_after",
            label="I believe it now",
            asks="How sure am I now that it would happen?",
            type="percent",
            low="not at all",
            high="completely",
            after="belief_before",
            told="belief {}",
        ),
        EntryField(
            id="surprise",
            label="Surprise",
            asks="How surprised am I by how it went?",
            type="percent",
            low="not at all",
            high="very much",
        ),
        EntryField(id="learned", label="What I learned", asks="What did I learn?", type="long"),
        EntryField(
            id="minutes", label="How long", asks="How many minutes?", type="number", unit="min", told="{} min"
        ),
        EntryField(id="stayed", label="Stayed", asks="Did I stay until it was done?", type="yes_no"),
        EntryField(id="with_whom", label="With whom", asks="Alone, or with whom?"),
        NOTE,
    ),
)
