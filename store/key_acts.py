"""The keys that were given to something else: changes of the settings, one command each."""

from store.acts import ONE_DOCUMENT
from store.changes import Change, Drop, Put

KEYS = "keys"


def give(command: str, key: str, words: str) -> Change:
    """Return the change that gives a command this key, as it is printed; `words` says it after "Took back:"."""
    return Change(words=words, edits=(Put("settings", ONE_DOCUMENT, (KEYS, command), key),), item=command)


def give_own(command: str, words: str) -> Change:
    """Return the change that gives a command its own key again."""
    return Change(words=words, edits=(Drop("settings", ONE_DOCUMENT, (KEYS, command)),), item=command)


def give_all_their_own() -> Change:
    """Return the change that gives every command its own key again."""
    return Change(words="every key is its own again", edits=(Drop("settings", ONE_DOCUMENT, (KEYS,)),), item=KEYS)
