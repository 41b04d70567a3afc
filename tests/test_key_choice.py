"""Which command can have which key: a table of clashes, and what holds of every command there is."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding

from tui.key_choice import MANY, WORDS, commands, refused
from tui.key_choice import given as changing
from tui.key_places import ELSEWHERE, ON_THE_DASHBOARD
from tui.key_table import names_of
from widgets import key_names
from widgets.key_names import OWN

COMMANDS = {command.id: command for command in commands()}
AGAIN = "Choose another, or give that one a new key first."


def why(command: str, name: str, **chosen: str) -> str:
    """Return why a command cannot have a key, with these keys chosen before."""
    key_names.use({each.replace("__", "."): key for each, key in chosen.items()})
    return refused(COMMANDS[command], name)


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("undo", "m", f"m is taken (everywhere): questionnaires. {AGAIN}"),
        ("undo", "z", f"z is taken (Charts): this chart full screen. {AGAIN}"),
        ("undo", "g", f"g is taken (on the dashboard): the Goals pane. {AGAIN}"),
        ("pane.goals", "u", f"u is taken (everywhere): take the last change back. {AGAIN}"),
        ("pane.goals", "i", f"i is taken (Today): done, no, in part, doesn't apply, in part. {AGAIN}"),
        ("goals.menu", "i", f"i is taken (Goals): look back: how close is it, and what got in the way. {AGAIN}"),
        ("write.nights", "j", f"j is taken (Write): the entry below. {AGAIN}"),
        ("medicines.stop", "j", f"j is taken (a list): down. {AGAIN}"),
        ("add", "d", f"d is taken (on the dashboard): today is a hard day. {AGAIN}"),
        ("undo", "Ctrl+O", "Ctrl+O is taken (an entry): this text in $EDITOR. Choose another."),
        ("undo", "Ctrl+P", "Ctrl+P is taken (everywhere): all commands. Choose another."),
        ("one_more", ",", "is taken (Today): day back, day forward; in hours the decimal. Choose another."),
        ("undo", "u", "u is its key already."),
        ("undo", "Enter", "Enter does the same on every screen, and stays so."),
        ("undo", "?", "? shows the keys, wherever one is, and stays so."),
        ("undo", "7", "7 is an answer, and stays one."),
        ("undo", "Ctrl+C", "Ctrl+C belongs to the terminal."),
    ],
)
def test_a_key_that_does_something_at_the_same_time_is_refused_and_named(
    command: str, name: str, said: str
) -> None:
    """In the same place, everywhere, on the dashboard with its panes, and in small pieces with any page."""
    assert why(command, name).endswith(said)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *(("undo", name) for name in ("Z", "ö", ";", "F5", "Ctrl+Y")),
        *(("goals.menu", name) for name in ("y", "l", "n")),
        *(("insight", "o"), ("write.nights", "i"), ("report.save", "c"), ("hard_day", "D")),
    ],
)
def test_a_key_that_is_free_there_is_not_refused(command: str, name: str) -> None:
    """What one pane does is no matter to another, nor one page to the next."""
    assert why(command, name) == ""


def test_a_key_is_free_once_its_command_has_another() -> None:
    """So keys can be changed about, one after the other."""
    assert why("undo", "z", full="Z") == ""
    assert why("full", "u", full="Z", undo="z") == ""


def test_its_own_key_comes_back_unless_another_was_given_it() -> None:
    """What shares a key without a choice, like w in the list of goals, never stands in its way."""
    assert why("undo", "u", undo="Z") == ""
    assert why("library.own", "w", library__own="Z") == ""
    assert why("undo", "u", undo="z", full="u") == f"u is taken (Charts): this chart full screen. {AGAIN}"


def test_a_change_says_what_it_does_and_its_own_key_leaves_nothing_behind() -> None:
    """The words are those after "Kept:" and "Took back:"."""
    undo = COMMANDS["undo"]
    assert changing(undo, "Z").words == "undo is now Z"
    assert type(changing(undo, "Z").edits[0]).__name__ == "Put"
    assert type(changing(undo, "u").edits[0]).__name__ == "Drop"


def test_every_command_has_words_and_a_place() -> None:
    """Each once; what is done in many places is told without the words of one."""
    assert set(COMMANDS) == set(OWN)
    assert all(command.name and command.does for command in COMMANDS.values())
    assert {command.place for command in COMMANDS.values()} <= {MANY, *ON_THE_DASHBOARD, *ELSEWHERE}
    assert set(WORDS) <= set(OWN)
    does = [(command.place, command.does) for command in COMMANDS.values()]
    assert len(does) == len(set(does))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(OWN)), st.sampled_from([*sorted(set(OWN.values())), "Z", "Q", "F5", "ö", ";"])
        ),
        max_size=12,
    )
)
def test_however_keys_are_given_no_place_has_one_key_for_two_things(steps: list[tuple[str, str]]) -> None:
    """Beyond those that share one without a choice."""
    taken: dict[str, str] = {}
    for command, name in steps:
        key_names.use(taken)
        if not refused(COMMANDS[command], name):
            taken[command] = name
    key_names.use(taken)
    for one, other in combinations(COMMANDS.values(), 2):
        shared = one.id != other.id and key_names.key_of(one.id) == key_names.key_of(other.id)
        if shared and one.place == other.place and one.place != MANY:
            assert OWN[one.id] == OWN[other.id], (taken, one, other)


def test_names_follow_the_choice_in_the_list_of_keys() -> None:
    """The table that ? shows asks for the same names."""
    key_names.use({"back": "Q"})
    assert names_of(Binding("q", "back", id="back")) == ["Q"]
    assert names_of(Binding("escape", "back", id="back.always")) == ["Esc"]
