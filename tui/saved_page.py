"""A page saved as a file: for the owner's eyes alone, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def save_page(path: Path, text: str, folder: Path | None = None) -> str:
    """Write the page over whatever had that name, mode 0600; return why it could not be saved, else nothing.

    With the data `folder` it is remembered there, so that it goes when everything is deleted.
    """
    from store.exchange.export import save

    try:
        save(folder, path, text.encode(), replace=True)
    except OSError as trouble:
        return f"The page could not be saved as {path} ({trouble.strerror or trouble})."
    return ""
