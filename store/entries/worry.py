"""A worry, put off to a time of its own (clinical.md 3.12)."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind, Option

WORRY = EntryKind(
    title="Worry",
    about="write it down, put off to its time",
    main="worry",
    line=("worry", "sort", "next_step"),
    counts=(Count("worries", "Worries", "worries"),),
    fields=(
        EntryField(id="worry", label="The worry", asks="What is the worry, in a line?", needed=True),
        EntryField(
            id="before",
            label="Anxiety now",
            asks="How anxious does it make me?",
            type="rating",
            low="not at all",
            high="very much",
        ),
        EntryField(
            id="expected_bad",
            label="How bad I fear",
            asks="How bad will it be, do I fear?",
            type="rating",
            low="fine",
            high="very bad",
        ),
        EntryField(
            id="still_matters", label="Still matters", asks="At its time: does it still matter?", type="yes_no"
        ),
        EntryField(
            id="sort",
            label="It is",
            asks="Is it practical, or a what-if?",
            type="choice",
            options=(
                Option("practical", means="something can be done"),
                Option("hypothetical", "a what-if", means="let it go by"),
            ),
        ),
        EntryField(id="next_step", label="A next step", asks="If practical: what is the next step, and when?"),
        EntryField(
            id="after",
            label="Anxiety after",
            asks="How anxious does it make me after its time?",
            type="rating",
            low="not at all",
            high="very much",
            after="before",
            note="It doesn't have to shift every time.",
        ),
        EntryField(id="happened", label="It came true", asks="Later: did it happen?", type="yes_no"),
        EntryField(
            id="was_bad",
            label="How bad it was",
            asks="Later: how bad was it?",
            type="rating",
            low="fine",
            high="very bad",
            after="expected_bad",
            came="how bad it is",
        ),
        NOTE,
    ),
)
