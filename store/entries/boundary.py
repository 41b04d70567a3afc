"""A boundary, said or tried (clinical.md 3.9)."""

from store.entry_kind import NOTE, YES_PARTLY_NO, Count, EntryField, EntryKind

BOUNDARY = EntryKind(
    title="Boundary",
    about="a no, or a wish that I said",
    main="said",
    line=("situation", "held", "said"),
    counts=(Count("boundaries set", "Boundaries"),),
    fields=(
        EntryField(id="situation", label="The situation", asks="What was it about?", needed=True),
        EntryField(id="predicted", label="I expect", asks="What do I expect will happen if I say it?", type="long"),
        EntryField(
            id="expected_bad",
            label="How bad I fear",
            asks="How bad will it be, do I fear?",
            type="rating",
            low="fine",
            high="very bad",
        ),
        EntryField(id="said", label="My words", asks="What did I say, or what will I say?", type="long"),
        EntryField(id="back_up", label="If not heard", asks="What do I do if it is not heard?"),
        EntryField(
            id="held", label="It held", asks="Did it hold?", type="choice", options=YES_PARTLY_NO, told="held: {}"
        ),
        EntryField(id="happened", label="What happened", asks="What happened then?", type="long"),
        EntryField(
            id="was_bad",
            label="How bad it was",
            asks="How bad was it?",
            type="rating",
            low="fine",
            high="very bad",
            after="expected_bad",
            came="how bad it is",
        ),
        EntryField(
            id="felt",
            label="How it felt",
            asks="How did it feel to say it?",
            type="rating",
            low="hard",
            high="good",
        ),
        NOTE,
    ),
)
