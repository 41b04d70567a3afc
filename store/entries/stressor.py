"""Something that weighs on one, or sets something off (clinical.md 3.8)."""

from store.entry_kind import NOTE, PEOPLE, YES_PARTLY_NO, Count, EntryField, EntryKind, Option

STRESSOR = EntryKind(
    title="Stressor",
    about="what weighs on me, or a trigger",
    main="what",
    line=("what", "intensity", "response"),
    counts=(Count("things that weigh on me", "Stressors", "notes"),),
    fields=(
        EntryField(id="what", label="What", asks="What was it?", needed=True, part="stressor"),
        EntryField(
            id="category",
            label="About",
            asks="What is it about?",
            type="choice",
            options=(
                *PEOPLE,
                Option("money"),
                Option("health"),
                Option("news"),
                Option("place"),
                Option("memory"),
                Option("other", "something else"),
            ),
        ),
        EntryField(
            id="intensity",
            label="How strong",
            asks="How strong was it?",
            type="rating",
            low="hardly there",
            high="very strong",
            told="{} of 10",
        ),
        EntryField(
            id="controllable",
            label="In my hands",
            asks="Is it in my hands?",
            type="choice",
            options=YES_PARTLY_NO,
        ),
        EntryField(id="response", label="What I did", asks="What did I do about it?", type="long"),
        EntryField(
            id="helped",
            label="It helped",
            asks="How much did that help?",
            type="rating",
            low="not at all",
            high="very much",
        ),
        NOTE,
    ),
)
