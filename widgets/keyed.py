"""Bindings whose keys are partly fixed: the letter can be given to something else, Esc and the arrows stay."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from widgets.key_names import FIXED, shown_key

if TYPE_CHECKING:
    from textual.binding import Binding

ALWAYS = ".always"
"""Ends the id of what keeps its keys."""


def keyed(binding: Binding) -> list[Binding]:
    """Return one binding for each run of its keys that are fixed, or that are not, in their order."""
    return [
        replace(binding, key=",".join(run), id=f"{binding.id}{ALWAYS}" if stays else binding.id)
        for stays, run in groupby(binding.key.split(","), lambda key: shown_key(key) in FIXED or "+" in key)
    ]


def numbered(place: str, key: str) -> str:
    """Return the id of the binding that answers with a number: x, for ten, can be given another key."""
    return "ten" if key == "x" else f"{place}.{key}"
