"""A night (clinical.md 3.5), told in the morning one wakes; a best guess is fine, the clock need not be watched."""

from store.entry_kind import NOTE, Count, EntryField, EntryKind, Option
from store.sleep import echo

SLEEP = EntryKind(
    title="Sleep diary",
    about="the night, told in the morning",
    main="note",
    line=("into_bed", "out_of_bed", "quality"),
    counts=(Count("sleep diary nights", "Sleep", "nights"),),
    echo=echo,
    fields=(
        EntryField(id="into_bed", label="Into bed", asks="When did I go to bed?", type="time", told="in bed {}"),
        EntryField(id="tried_to_sleep", label="Tried to sleep", asks="When did I try to sleep?", type="time"),
        EntryField(
            id="minutes_to_sleep",
            label="Until asleep",
            asks="How many minutes until I slept? A guess is fine.",
            type="number",
            unit="min",
            most=1080,
        ),
        EntryField(
            id="wakings", label="Woke up", asks="How many times did I wake up?", type="number", unit="times"
        ),
        EntryField(
            id="minutes_awake",
            label="Awake in all",
            asks="How many minutes was I awake in between, all together?",
            type="number",
            unit="min",
            most=1080,
        ),
        EntryField(id="woke", label="Woke at last", asks="When did I wake for the last time?", type="time"),
        EntryField(id="out_of_bed", label="Got up", asks="When did I get up?", type="time", told="up {}"),
        EntryField(
            id="quality",
            label="How it was",
            asks="How was my sleep?",
            type="rating",
            low="very poor",
            high="very good",
            told="quality {}",
        ),
        EntryField(
            id="rested",
            label="Rested",
            asks="How rested did I feel when I got up?",
            type="rating",
            low="not at all",
            high="fully",
        ),
        EntryField(
            id="habits",
            label="The day before",
            asks="What was there the day before, or that night?",
            type="many",
            options=(
                Option("caffeine late", means="after two in the afternoon"),
                Option("alcohol"),
                Option("screens", means="in bed"),
                Option("nap"),
                Option("late meal"),
                Option("exercise"),
                Option("sleep medicine"),
                Option("nightmare"),
                Option("none of these"),
            ),
        ),
        NOTE,
    ),
)
