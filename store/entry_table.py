"""Every kind of entry and its fields, as the table of docs/format.md: `python -m store.entry_table` writes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.entry_kind import KINDS

if TYPE_CHECKING:
    from store.entry_kind import EntryField, FieldType

PAGE = Path(__file__).parent.parent / "docs" / "format.md"
BEGINS, ENDS = "<!-- entries -->\n", "\n<!-- /entries -->"
"""What stands around the table."""

TYPES: dict[FieldType, str] = {
    "text": "text",
    "long": "text",
    "rating": "0 to 10",
    "percent": "0 to 100",
    "number": "a number",
    "time": "`HH:MM`",
    "yes_no": "true or false",
    "many": "a list of texts",
    "feelings": "a list of `{name, before, after}`, both 0 to 100",
}
"""How each type of field stands in the file; a choice is told by its values."""


def markdown() -> str:
    """Return the table, one row a kind."""
    rows = [
        f"| `{name}` | {kind.about} | {'; '.join(filter(None, map(_told, kind.fields)))} |"
        for name, kind in KINDS.items()
    ]
    return "\n".join(["| kind | is | fields |", "|---|---|---|", *rows])


def held(page: str) -> str:
    """Return the table that stands in a page; empty where there is none."""
    return page.partition(BEGINS)[2].partition(ENDS)[0]


def with_table(page: str) -> str:
    """Return the page with the table as it is now."""
    before, begins, rest = page.partition(BEGINS)
    return f"{before}{begins}{markdown()}{ENDS}{rest.partition(ENDS)[2]}" if begins else page


def main() -> None:
    """Write the table into the page."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def _told(field: EntryField) -> str:
    if field.type == "again":
        return ""
    values = ", ".join(f"`{option.value}`" for option in field.options)
    return f"`{field.id}` {values if field.type == 'choice' else TYPES[field.type]}"


if __name__ == "__main__":
    main()
