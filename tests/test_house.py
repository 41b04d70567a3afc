"""The repository itself: its layers, its promises in writing, its commands."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from store.where import data_folder

ROOT = Path(__file__).parent.parent
PACKAGES = ("store", "widgets", "tui")
TEXT = {".py", ".md", ".toml", ".tcss", ".yml", ".json"}
TARGETS = {"run", "demo", "dev", "test", "looks", "accept", "check", "fix", "bench", "faults", "pictures", "schema"}

IMPORT_ALL_OF_STORE = """
import pkgutil, importlib, sys, store
for module in pkgutil.walk_packages(store.__path__, "store."):
    importlib.import_module(module.name)
print(*{"textual", "rich", "plotext"} & set(sys.modules))
"""


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _project() -> dict[str, Any]:
    return tomllib.loads(_read("pyproject.toml"))


def _requirements() -> list[str]:
    project = _project()
    optional = project["project"]["optional-dependencies"].values()
    lists = (project["build-system"]["requires"], project["project"]["dependencies"], *optional)
    return [requirement for each in lists for requirement in each if not requirement.startswith("handrail")]


def _commands(name: str) -> list[str]:
    """Return the commands in the shell blocks of a document, one a line."""
    blocks = re.findall(r"```sh\n(.*?)```", _read(name), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_no_test_can_reach_the_real_home_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With HANDRAIL_DATA, with XDG_DATA_HOME and with HOME alone the journal lies in the test's own folder."""
    found = [data_folder()]
    for name in ("HANDRAIL_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name)
        found.append(data_folder())
    assert len(set(found)) > 1
    assert all(folder.is_relative_to(home) for folder in found)


def test_the_store_imports_nothing_that_draws() -> None:
    """Each of its modules loads in a fresh interpreter without Textual, Rich or plotext."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_STORE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.skipif(find_spec("importlinter") is None, reason="import-linter comes with `make dev`")
def test_imports_go_one_way() -> None:
    """The contracts of pyproject.toml hold: tui over widgets over store."""
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def _imported(name: str, modules: frozenset[str]) -> set[str]:
    """Return the modules of ours that one names in its imports, those for types and those inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(_read(name))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found & modules


def test_no_imports_go_round() -> None:
    """Whoever reads a module can read what it rests on first, down to the ground."""
    paths = [path.relative_to(ROOT).as_posix() for folder in PACKAGES for path in (ROOT / folder).rglob("*.py")]
    named = {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in paths}
    graph = {name: _imported(path, frozenset(named)) for name, path in named.items()}
    assert tuple(TopologicalSorter(graph).static_order())


def test_importing_the_store_alone_loads_nothing() -> None:
    """The package file is its docstring, so that `handrail now` loads neither TinyDB nor msgspec by it."""
    assert _read("store/__init__.py").count("\n") == 1


def test_no_test_folder_is_a_package() -> None:
    """A package tests/store would stand before the real one."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize("requirement", _requirements())
def test_each_library_has_an_upper_bound_and_a_reason(requirement: str) -> None:
    """A new major version arrives when somebody lets it in, and each library says what it is for."""
    assert "<" in requirement or "==" in requirement
    assert re.search(rf'"{re.escape(requirement)}".*# \w', _read("pyproject.toml"))


def test_the_wheel_leaves_no_file_behind() -> None:
    """Whatever lies in the packages is Python or a kind of file that pyproject.toml packs."""
    packed = _project()["tool"]["setuptools"]["package-data"]["*"]
    lying = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    data = [path.name for path in lying if path.suffix not in {".py", ".pyc"}]
    assert [name for name in data if not any(fnmatch(name, pattern) for pattern in packed)] == []


def test_texts_do_without_em_dashes() -> None:
    """Plain words need none."""
    folders = (*PACKAGES, "tests", "bench", "docs", ".github")
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in TEXT]
    beside = [path for path in ROOT.iterdir() if path.suffix in TEXT or path.name in {"Makefile", "NOTICE"}]
    texts = [*inside, *beside]
    assert ROOT / "README.md" in texts
    assert [path.name for path in texts if "\N{EM DASH}" in path.read_text(encoding="utf-8")] == []


def test_the_first_two_commands_of_the_readme_run_and_test() -> None:
    """Both are one line that starts from nothing but python3."""
    run, test = _commands("README.md")[:2]
    assert run.endswith("&& .venv/bin/handrail")
    assert "&& .venv/bin/pytest" in test
    assert all("python3 -m venv .venv" in command for command in (run, test))


def test_ci_runs_what_the_readme_says() -> None:
    """The test command stands in both, letter for letter."""
    assert _commands("README.md")[1] in _read(".ci/run").splitlines()


def test_the_makefile_has_the_targets_that_the_papers_name() -> None:
    """Each listed target is there, and README and CONTRIBUTING name no other."""
    targets = set(re.findall(r"^(\w+):", _read("Makefile"), re.MULTILINE))
    named = {
        name for paper in ("README.md", "CONTRIBUTING.md") for name in re.findall(r"`make (\w+)`", _read(paper))
    }
    assert targets >= TARGETS
    assert named <= targets


def test_the_licence_is_mit_and_travels_with_the_wheel() -> None:
    """Licence and notice exist, and pyproject.toml packs both."""
    assert _read("LICENSE").startswith("MIT License")
    assert "The Handrail contributors" in _read("LICENSE")
    assert all((ROOT / name).is_file() for name in _project()["project"]["license-files"])
