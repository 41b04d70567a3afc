"""The person's own editor, opened on a text; whatever goes wrong there, no text is lost."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from store.records.text import UnusableTextError, clean

VARIABLES = ("VISUAL", "EDITOR")
USUAL = ("sensible-editor", "nano", "vi")
"""What is tried where nobody chose an editor."""
PREFIX = ".handrail-writing-"
"""How the file begins that the editor opens; it is readable by nobody else, and gone afterwards."""


class EditorError(Exception):
    """Why there is no editor; the message is fit to show."""


class Edited(NamedTuple):
    """What came back: the text, and a sentence where something went wrong, empty where nothing did."""

    text: str
    trouble: str = ""


def command() -> list[str]:
    """Return the command that opens the person's editor. Raises EditorError where there is none."""
    chosen = next((os.environ[name] for name in VARIABLES if os.environ.get(name, "").strip()), "")
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise EditorError("$EDITOR is not a command that can be read; your text is as it was.") from error
    found = words or [name for name in USUAL if shutil.which(name)][:1]
    if not found or not shutil.which(found[0]):
        raise EditorError("There is no such editor; your text is as it was. EDITOR=nano handrail names one.")
    return found


def edited(text: str, folder: Path | None) -> Edited:
    """Return the text as the editor left it; it blocks until the editor ends.

    The file lies in `folder`, which is the person's alone, else where temporary files do. Where the editor goes
    wrong, what it had saved is taken all the same; what cannot be read stays in its file, and is named. Raises
    EditorError where no editor could be opened.
    """
    words = command()
    path = _written(text, folder)
    try:
        status = subprocess.run([*words, str(path)], check=False).returncode  # noqa: S603 - the person's own choice
    except OSError as error:
        path.unlink(missing_ok=True)
        raise EditorError(f"{words[0]} could not be opened; your text is as it was.") from error
    return _read(text, path, status)


def _written(text: str, folder: Path | None) -> Path:
    """Write the text into a file of its own. Raises EditorError where that cannot be done."""
    try:
        handle, name = tempfile.mkstemp(".txt", PREFIX, folder if folder and folder.is_dir() else None)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise EditorError("No file for the editor could be written; your text is as it was.") from error
    return Path(name)


def _read(text: str, path: Path, status: int) -> Edited:
    try:
        left = clean(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Edited(text, "The editor took its file away; your text is as it was.")
    except (OSError, UnicodeDecodeError, UnusableTextError):
        return Edited(
            text, f"What the editor left cannot be read; your text is as it was, the file is {path.name}."
        )
    path.unlink(missing_ok=True)
    kept = left.removesuffix("\n") if not text.endswith("\n") else left
    if status == 0:
        return Edited(kept)
    if kept == text:
        return Edited(text, "The editor ended early; your text is as it was.")
    return Edited(kept, "The editor ended early; what it had saved is here.")
