"""The JSON Schema of the journal file, made from the records; `python -m store.journal.schema` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

from store.journal.tables import META, RECORDS, Meta

_OBJECT = {"type": "object", "additionalProperties": {"type": "object"}}


def schema() -> dict[str, Any]:
    """Return the schema: known tables hold known records, other tables hold objects."""
    tables = {META: Meta, **RECORDS}
    found, components = msgspec.json.schema_components(tables.values(), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The Handrail journal",
        "description": "A TinyDB file: the name of a table, the number of a document, the document.",
        "type": "object",
        "properties": {name: _table(record) for name, record in zip(tables, found, strict=True)},
        "additionalProperties": _OBJECT,
        "$defs": dict(sorted(components.items())),
    }


def printed() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2) + "\n"


def _table(record: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": "^-?[0-9]+$"}, "additionalProperties": record}


if __name__ == "__main__":
    sys.stdout.write(printed())
