"""Rules of the code that no other tool checks, each held against the tree and against a sample it must see."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("store", "widgets", "tui")

Rule: TypeAlias = Callable[[ast.Module], Iterator[ast.expr | ast.stmt]]
"""Finds what it forbids."""

ONLY_IN = {
    "arrow": "store/clock.py",
    "plotext": "widgets/plot.py",
    "textual_plotext": "widgets/plot.py",
    "tinydb": "store/journal/",
}
"""Library, and the one place that imports it."""

STRAIGHT = {
    "store/exchange/cells.py",
    "store/exchange/programs/_daylio_file.py",
    "store/exchange/hypertext.py",
    "store/exchange/report/hypertext.py",
    "store/exchange/report/names.py",
    "store/helplines/countries.py",
    "store/helplines/mine.py",
    "tui/command_line.py",
    "tui/commands/remind.py",
}
"""Modules that read or write JSON, TOML, CSV, HTML or a shell's words."""

WALL_CLOCKS = {
    "arrow.now",
    "arrow.utcnow",
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.localtime",
    "time.time",
    "time.time_ns",
}
MARKUP_CALLS = {
    "Button",
    "Checkbox",
    "Collapsible",
    "Label",
    "Option",
    "RadioButton",
    "Selection",
    "Static",
    "Tab",
    "TabPane",
    "from_markup",
    "notify",
    "update",
}
MARKUP_ATTRIBUTES = {"border_subtitle", "border_title", "tooltip"}

HEX = r"#(?=[0-9a-f]*\d|[0-9a-f]{6})[0-9a-f]{3,8}\b"
"""A colour in figures; "#add" is the id of a widget."""
HEX_IN_PYTHON = re.compile(rf"(?<!\w){HEX}", re.IGNORECASE)
HEX_IN_STYLES = re.compile(rf":[^;{{}}]*{HEX}[^;{{}}]*[;}}]", re.IGNORECASE)


def wall_clocks(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Find every use of the machine's clock, under whatever name it was imported."""
    names = _full_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, dot, rest = ast.unparse(node).partition(".")
            if names.get(first, "") + dot + rest in WALL_CLOCKS:
                yield node


def the_app(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Find every `self.app`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "self.app":
            yield node


def f_strings_as_markup(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Find every f-string that Textual would read as markup; inside `Content(...)` it is plain text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in MARKUP_CALLS:
            plain = any(ast.unparse(keyword) == "markup=False" for keyword in node.keywords)
            given = (*node.args, *(keyword.value for keyword in node.keywords))
            if not plain and any(map(_is_f_string, given)):
                yield node
        elif isinstance(node, ast.Assign) and _is_f_string(node.value):
            yield from (target for target in node.targets if getattr(target, "attr", "") in MARKUP_ATTRIBUTES)


def hex_colours(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Find every colour in figures, docstrings aside."""
    for node, text in _texts(tree):
        found = HEX_IN_STYLES if "{" in text else HEX_IN_PYTHON
        if found.search(text):
            yield node


def straight_quotes(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Find every text in which words would stand in straight quotes, docstrings aside."""
    yield from (node for node, text in _texts(tree) if '"' in text)


def imports_of(library: str) -> Rule:
    """Return the rule that finds where `library` is imported, at the top or inside a function."""

    def found(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
        for node in ast.walk(tree):
            modules: list[str] = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            if isinstance(node, ast.stmt) and library in {module.partition(".")[0] for module in modules}:
                yield node

    return found


def _texts(tree: ast.Module) -> Iterator[tuple[ast.Constant, str]]:
    """Yield every string but docstrings, parts of f-strings too."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node, node.value


def _full_names(tree: ast.Module) -> dict[str, str]:
    """Return what each imported name stands for: {"dt": "datetime.datetime"}."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _is_f_string(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp | ast.IfExp):
        return any(map(_is_f_string, ast.iter_child_nodes(node)))
    return isinstance(node, ast.JoinedStr)


def _broken(rule: Rule, *folders: str, but: str = "nowhere") -> list[str]:
    """Return where the modules of `folders` go against a rule, as "path:line"."""
    modules = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    named = ((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in modules)
    return [
        f"{name}:{node.lineno}"
        for name, text in named
        if not name.startswith(but)
        for node in rule(ast.parse(text))
    ]


@pytest.mark.parametrize(
    ("rule", "seen", "allowed"),
    [
        (wall_clocks, "import datetime as d\nd.datetime.now()", "import time\ntime.monotonic()"),
        (
            wall_clocks,
            "from datetime import date\nstart = date.today",
            "from store.clock import today\ntoday(n, e)",
        ),
        (the_app, "self.app.exit()", "self.application.exit()"),
        (f_strings_as_markup, "Static(f'{x}')", "Static(Content(f'{x}'))"),
        (f_strings_as_markup, "self.notify('Kept: ' + f'{x}')", "self.notify(f'{x}', markup=False)"),
        (f_strings_as_markup, "pane.border_title = f'{x}'", "pane.border_title = Content(f'{x}')"),
        (hex_colours, "style = 'on #1a2b3c'", "def f():\n    'See #2310.'\n    return '#add'"),
        (hex_colours, "CSS = 'A { color: #FFF000; }'", "CSS = 'A:focus #b2 { color: $text; }'"),
        (straight_quotes, """x = f'"{y}" is no day.'""", "def f():\n    'Say \"so\".'\n    return f'“{y}”'"),
        (imports_of("arrow"), "def f():\n    import arrow.locales", "from store import arrows"),
        (imports_of("tinydb"), "from tinydb.storages import Storage", "tinydb = 1"),
    ],
)
def test_each_rule_sees_what_it_forbids_and_nothing_else(rule: Rule, seen: str, allowed: str) -> None:
    """A rule that finds nothing in the tree could be blind; a sample shows that it is not."""
    assert list(rule(ast.parse(seen)))
    assert not list(rule(ast.parse(allowed)))


def test_only_the_clock_module_reads_the_clock() -> None:
    """Everywhere else the moment is passed in, so that any can be tried."""
    assert _broken(wall_clocks, *PACKAGES, but="store/clock.py") == []


def test_widgets_do_not_reach_for_the_app() -> None:
    """Values come down as attributes, facts go up as messages."""
    assert _broken(the_app, "widgets") == []


def test_what_a_person_wrote_is_never_read_as_markup() -> None:
    """A "[/" in a note would end the app, and a link in a title would be live."""
    assert _broken(f_strings_as_markup, "widgets", "tui") == []


def test_colours_are_named_in_one_module() -> None:
    """Python modules other than themes.py, and every stylesheet, use the theme's names."""
    assert _broken(hex_colours, *PACKAGES, but="tui/themes.py") == []
    styles = [path for folder in PACKAGES for path in (ROOT / folder).rglob("*.tcss")]
    assert [path.name for path in styles if HEX_IN_STYLES.search(path.read_text(encoding="utf-8"))] == []


def test_what_is_quoted_stands_in_one_kind_of_marks() -> None:
    """“ ”, as in the texts of the program; straight ones are signs of a format, in the modules that write it."""
    broken = _broken(straight_quotes, *PACKAGES)
    assert {place.partition(":")[0] for place in broken} <= STRAIGHT


@pytest.mark.parametrize(("library", "place"), ONLY_IN.items())
def test_a_library_that_may_be_replaced_is_imported_in_one_place(library: str, place: str) -> None:
    """Replacing it touches that place alone."""
    assert _broken(imports_of(library), *PACKAGES, but=place) == []
