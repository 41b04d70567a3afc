"""Where the journal lies; standard library only, for `handrail now` must find it when all else is broken."""

import os
import sys
from pathlib import Path

JOURNAL = "journal.json"
PLAN = "plan.json"
GENERATIONS = "generations"


def data_folder(named: str = "") -> Path:
    """Return the folder that `--data` names, else the one HANDRAIL_DATA names, else the platform's own."""
    chosen = named or os.environ.get("HANDRAIL_DATA", "")
    return Path(chosen).expanduser().absolute() if chosen else _platform_folder() / "handrail"


def _platform_folder() -> Path:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")


def is_first_run(folder: Path) -> bool:
    """Say whether the folder holds neither a journal nor a copy of one."""
    return not (folder / JOURNAL).exists() and not any((folder / GENERATIONS).glob("journal*"))
