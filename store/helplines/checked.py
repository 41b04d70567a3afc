"""What nobody has checked with the operator for a year, for `make release-check`."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from store.clock import system_clock
from store.helplines.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.helplines.countries import Country

FRESH = 365
"""Days for which a look at the operator's own page holds."""


def unchecked(listed: Mapping[str, Country], today: date) -> Iterator[str]:
    """Yield every number that was not checked within a year, with where it was read."""
    for code, country in listed.items():
        if not _is_fresh(country.emergency_checked_on, today):
            yield _line(code, f"emergency {', '.join(country.emergency)}", country.emergency_checked_on)
        for service in country.services:
            if not _is_fresh(service.checked_on, today):
                ways = ", ".join(filter(None, (service.phone, service.sms, service.chat)))
                yield f"{_line(code, f'{service.name}: {ways}', service.checked_on)}; read at {service.source}"


def _is_fresh(checked_on: str, today: date) -> bool:
    return bool(checked_on) and 0 <= (today - date.fromisoformat(checked_on)).days <= FRESH


def _line(code: str, what: str, checked_on: str) -> str:
    return f"{code}  {what} ({f'checked on {checked_on}' if checked_on else 'never checked'})"


def main(today: date) -> int:
    """Print them, and return 1 where there is any: a release waits until there is none."""
    lines = list(unchecked(countries(), today))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.write(
        f"{len(lines)} to check with the operator, then checked_on in countries.toml.\n" if lines else ""
    )
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main(system_clock().date()))
