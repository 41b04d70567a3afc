"""The moment that the dashboard shows: never another day under the fingers of somebody who is answering."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tui.session import Session

STAYS = timedelta(minutes=4)
"""A form that is being answered keeps its day for so long after the last key."""


class HeldMoment:
    """This moment; while somebody is answering as the day turns, the last one of the day that ended."""

    def __init__(self, session: Session, is_writing: Callable[[], bool]) -> None:
        """Take the session, and a way to ask whether a line is being written."""
        self._session = session
        self._is_writing = is_writing
        self._moment: datetime | None = None

    def moment(self) -> datetime:
        """Return the moment to show now."""
        if self._moment is None or not (self._has_turned(self._moment) and self._is_answering()):
            self._moment = self._session.clock()
        return self._moment

    @property
    def is_over(self) -> bool:
        """Whether the day of the moment last shown has ended, and nobody is answering it any more."""
        return self._moment is not None and self._has_turned(self._moment) and not self._is_answering()

    def _has_turned(self, moment: datetime) -> bool:
        return today(moment, self._session.history.settings.day_ends) != self._session.today

    def _is_answering(self) -> bool:
        return self._session.idle < STAYS or self._is_writing()
