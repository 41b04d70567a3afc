"""Finds the keys that a text, or a sentence of the source, names by what they are without a choice."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from widgets.key_names import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDED = ["add", "adds", "mark", "marks", "write", "writes", "tell", "tells", "ask", "asks", "one", "own", "this"]
"""What stands behind the key that adds; elsewhere "a" is an article."""
LETTERS = "".join(sorted(name for name in OWN.values() if name.isalpha() and name != "a"))
LETTER = re.compile(rf"(?<![^\s▐])(?<!\d )([{LETTERS}])(?![^\s▌,;:.)=])")
ARTICLE = re.compile(rf"(?:^ ?|[·.;:│┃?,] ?|  |Esc |Esc, |and |then )(a)(?:: | (?:{'|'.join(ADDED)})\b)")
SIGN = re.compile(r"(?<!\S)(\+(?! is | not )|[<>/]|, \.|\[ \](?= day)|\[(?! \])|(?<!\[ )\])(?!\S)")


def named(text: str) -> list[str]:
    """Return the keys that a text names by what they are without a choice; a decimal comma is none of them."""
    return [
        f"{found.group(1)}: {line.strip()}"
        for line in text.splitlines()
        if "in hours the decimal" not in line
        for pattern in (LETTER, ARTICLE, SIGN)
        for found in pattern.finditer(line)
    ]


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines: no docstring, no keys of a binding, no styles, no signs alone.

    What is filled in stands as 0 in them.
    """
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Binding", "_presses"}:
            passed |= {id(argument) for argument in node.args}
        elif isinstance(node, ast.FormattedValue):
            passed.add(id(node.format_spec))
        elif isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values if isinstance(part, ast.Constant)}
        if id(node) in passed or not isinstance(node, ast.JoinedStr | ast.Constant):
            continue
        text = "".join(map(_filled, node.values)) if isinstance(node, ast.JoinedStr) else _filled(node)
        if "{" not in text and re.search(r"[a-z]{2}", text):
            yield node.lineno, text


def named_in(source: str) -> list[str]:
    """Return the sentences of a module that name a key by themselves."""
    return [f"{line}: {text}" for line, text in sentences(ast.parse(source)) if named(text)]


def _filled(part: ast.expr) -> str:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "0"
