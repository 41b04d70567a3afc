"""A list of many names, found by their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from widgets.choices import MARK, Choices

if TYPE_CHECKING:
    from textual.events import Key


class NamedChoices(Choices):
    """Letters mark the first name that begins with them, Backspace takes the last away; other keys begin anew."""

    class Sought(Message):
        """These letters were typed so far; `found` says whether a name has them."""

        def __init__(self, letters: str, *, found: bool) -> None:
            super().__init__()
            self.letters = letters
            self.found = found

    sought_by_letters: bool = True
    """Whether letters are taken; otherwise they do what they do in every list."""
    _letters = ""

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - as Textual calls it
        """Take letters for names, whatever they do elsewhere."""
        return self._is_letter(character or "")

    def on_key(self, event: Key) -> None:
        """Take a letter more or less."""
        letter = event.character or ""
        if self._is_letter(letter):
            self._seek(self._letters + letter)
        elif event.key == "backspace" and self._letters:
            self._seek(self._letters[:-1])
        else:
            self._letters = ""
            return
        event.stop()

    def _is_letter(self, character: str) -> bool:
        return self.sought_by_letters and (
            character.isalpha() or bool(self._letters and character in {" ", "-", "'", "."})
        )

    def _seek(self, letters: str) -> None:
        """Mark what the letters name, at its beginning or the beginning of a later word; else nothing moves."""
        said = letters.casefold()
        names = [f" {str(option.prompt).strip(f' {MARK}').casefold()}" for option in self.options]
        places = [at for at, name in enumerate(names) if name.startswith(f" {said}")]
        places += [at for at, name in enumerate(names) if f" {said}" in name]
        self._letters = letters
        if places and said:
            self.highlighted = places[0]
        self.post_message(self.Sought(letters, found=bool(places)))
