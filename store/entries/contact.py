"""A contact made (clinical.md 2.5 A): any kind counts, and replies are never judged."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind

CONTACT = EntryKind(
    title="Contact",
    about="someone I reached out to",
    main="note",
    line=("who", "how", "felt"),
    counts=(Count("contacts", "Contacts", "contacts"),),
    fields=(
        EntryField(id="who", label="Who", asks="Whom did I reach out to?", needed=True),
        EntryField(id="how", label="How", asks="How? A message, a call, a visit: all of it counts."),
        EntryField(
            id="felt",
            label="How it felt",
            asks="How did it feel?",
            type="rating",
            low="hard",
            high="good",
            told="felt {}",
        ),
        NOTE,
    ),
)
