"""Recipes for a reminder: each asks the one command that is silent when there is nothing to do."""

from __future__ import annotations

import plistlib
import subprocess
from typing import TYPE_CHECKING

import pytest

from tui.__main__ import main
from tui.commands.remind import ASKING, RECIPES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("way", RECIPES)
def test_each_recipe_asks_the_discreet_command(way: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One recipe by its name, alone, so that it can be redirected into a file."""
    assert main(["remind", way]) == 0
    said = capsys.readouterr().out
    assert ASKING in said
    assert "--words" not in said


def test_all_recipes_stand_below_each_other(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    """Each with where it goes; nothing is installed."""
    assert main(["remind"]) == 0
    said = capsys.readouterr().out
    assert all(f"\n{name}: {recipe.where}\n\n{recipe.lines}\n" in said for name, recipe in RECIPES.items())
    assert list(home.iterdir()) == []


def test_the_recipe_for_macos_is_a_property_list() -> None:
    """It runs each day at eight."""
    made = plistlib.loads(RECIPES["launchd"].lines.encode())
    assert made["StartCalendarInterval"] == {"Hour": 8, "Minute": 0}
    assert ASKING in made["ProgramArguments"][-1]


@pytest.mark.parametrize(("said", "heard"), [("check-in open", "Handrail check-in open\n"), ("", "")])
def test_the_timer_speaks_only_where_there_is_something_to_say(tmp_path: Path, said: str, heard: str) -> None:
    """Its line, run with a made-up handrail and a made-up notification."""
    for name, does in (("handrail", f'echo "{said}"'), ("notify-send", 'echo "$*"')):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o700)
    line = next(line for line in RECIPES["systemd"].lines.splitlines() if line.startswith("ExecStart="))
    script = line.split("'")[1]
    ran = subprocess.run(
        ["/bin/sh", "-c", script],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == heard
