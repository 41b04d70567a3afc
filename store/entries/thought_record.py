"""A thought record (clinical.md 3.1): a thought looked at from several sides; balanced, not positive."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind, Option

PATTERNS = (
    Option("all or nothing", means="only success or failure, nothing between"),
    Option("over-generalising", means="one event becomes always or never"),
    Option("mental filter", means="only the bad detail counts"),
    Option("discounting", means="the good things do not count"),
    Option("mind-reading", means="I assume what others think"),
    Option("fortune-telling", means="a prediction is treated as a fact"),
    Option("catastrophising", means="straight to the worst"),
    Option("emotional reasoning", means="I feel it, so it must be true"),
    Option("shoulds", means="harsh rules for me or for others"),
    Option("labelling", means="a whole person in one word"),
    Option("taking it personally", means="blame for what I do not control"),
    Option("unfair comparing", means="my inside against the outside of others"),
)
"""The twelve, in our own words."""

THOUGHT_RECORD = EntryKind(
    title="Thought record",
    about="look at a thought from all sides",
    main="thought",
    weekly="thought records",
    line=("thought", "belief_after", "situation"),
    counts=(
        Count("thought records", "Thoughts", "thought records"),
        Count("thoughts answered", "Thoughts", "thought records", "balanced_thought"),
    ),
    short=("situation", "thought", "balanced_thought"),
    pinned="thought",
    fields=(
        EntryField(
            id="situation",
            label="What happened",
            asks="What happened? Who, what, where, when.",
            type="long",
            needed=True,
        ),
        EntryField(
            id="thought",
            label="The thought",
            asks="What went through my mind?",
            type="long",
            needed=True,
            told="“{}”",
        ),
        EntryField(
            id="belief_before",
            label="I believe it",
            asks="How much do I believe it right now?",
            type="percent",
            low="not at all",
            high="completely",
        ),
        EntryField(
            id="feelings",
            label="Feelings",
            asks="What did I feel, and how strongly, 0 to 100? Such as: fear 80, shame 40.",
            type="feelings",
        ),
        EntryField(
            id="patterns",
            label="Patterns",
            asks="Does it follow a pattern that I know?",
            type="many",
            options=PATTERNS,
        ),
        EntryField(
            id="evidence_for",
            label="What speaks for",
            asks="What speaks for it? Facts, one a line.",
            type="long",
        ),
        EntryField(
            id="evidence_against",
            label="What speaks not",
            asks="What does not fit it? Facts, one a line.",
            type="long",
        ),
        EntryField(
            id="balanced_thought",
            label="A fairer way",
            asks="What is a fairer way to see it? Balanced, it need not be positive.",
            type="long",
            needed=True,
        ),
        EntryField(
            id="balanced_belief",
            label="I believe that",
            asks="How much do I believe the fairer way?",
            type="percent",
            low="not at all",
            high="completely",
        ),
        EntryField(
            id="belief_after",
            label="The thought now",
            asks="How much do I believe the first thought now?",
            type="percent",
            low="not at all",
            high="completely",
            told="belief {}",
            after="belief_before",
            note="It doesn't have to shift every time.",
        ),
        EntryField(
            id="feelings_now",
            label="Feelings now",
            asks="How strong is it now?",
            type="again",
            after="feelings",
            note="It doesn't have to shift every time.",
        ),
        EntryField(id="next_step", label="A next step", asks="Is there something I want to do next?"),
        NOTE,
    ),
)
