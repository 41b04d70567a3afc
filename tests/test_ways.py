"""The screens that are one key away: each is where the table says, and no key leads to one that is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from store.journal.journal import Journal
from tui.key_table import places
from tui.page import Page
from tui.session import Session
from tui.ways import WAYS, way

if TYPE_CHECKING:
    from conftest import MadeUpClock


@pytest.mark.parametrize("name", WAYS)
def test_each_name_is_a_page(name: str, clock: MadeUpClock) -> None:
    """Made from the session alone."""
    session = Session(lambda: Journal.in_memory(clock), clock)
    assert isinstance(way(name, session), Page)


def test_every_key_that_leads_somewhere_leads_to_one_of_them() -> None:
    """In every class of ours that has keys."""
    actions = {getattr(key, "action", "") for place in places() for node in place.classes for key in node.BINDINGS}
    led = {found[1] for action in actions if (found := re.fullmatch(r"go\('(\w+)'\)", action))}
    assert "breathe" in led
    assert led <= WAYS.keys()
