"""A note: anything at all, in one's own words."""

from store.entry_kind import Count, EntryField, EntryKind

NOTE = EntryKind(
    title="Note",
    about="anything at all, in my own words",
    main="text",
    line=("text",),
    counts=(Count("notes", "Journal", "notes"),),
    fields=(
        EntryField(id="text", label="In my words", asks="What is worth writing down?", type="long", needed=True),
    ),
)
