"""A panic attack (clinical.md 3.7): one key notes it, the details may follow."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind, Option

PANIC = EntryKind(
    title="Panic",
    about="an attack, now or earlier",
    main="note",
    line=("where", "minutes", "peak", "did", "note"),
    counts=(Count("panic attacks", "Panic", "panic attacks"),),
    weekly="panic attacks",
    tallied=True,
    fields=(
        EntryField(
            id="peak",
            label="At its peak",
            asks="How strong was it at its peak?",
            type="percent",
            needed=True,
            low="calm",
            high="the worst I can think of",
            told="peak {}",
        ),
        EntryField(
            id="minutes",
            label="How long",
            asks="How many minutes, about?",
            type="number",
            unit="min",
            told="{} min",
        ),
        EntryField(id="where", label="Where", asks="Where was I?", part="trigger"),
        EntryField(id="with_whom", label="With whom", asks="Who was there?"),
        EntryField(
            id="out_of_the_blue", label="Out of the blue", asks="Did it come out of the blue?", type="yes_no"
        ),
        EntryField(
            id="sensations",
            label="In my body",
            asks="What did I feel in my body?",
            type="many",
            options=tuple(
                map(
                    Option,
                    (
                        "racing heart",
                        "sweating",
                        "shaking",
                        "short of breath",
                        "choking",
                        "chest discomfort",
                        "nausea",
                        "dizzy",
                        "hot or cold",
                        "tingling",
                        "unreal or far away",
                        "fear of losing control",
                        "fear of dying",
                    ),
                )
            ),
        ),
        EntryField(id="feared", label="What I feared", asks="What did I fear would happen?", type="long"),
        EntryField(id="did", label="What I did", asks="What did I do?", type="long"),
        EntryField(id="feared_happened", label="Did it happen", asks="Did what I feared happen?", type="yes_no"),
        NOTE,
    ),
)
