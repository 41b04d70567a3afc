"""Every screen but the dashboard, by its name and the keys that lead to it from there."""

from __future__ import annotations

from typing import NamedTuple


class Way(NamedTuple):
    """The keys to a screen, one word each."""

    full: str
    """Over half a year; empty: it is not looked at there."""
    empty: str | None = None
    """Over a journal with nothing in it: the same keys where None, no way there where empty."""
    first_run: bool = False
    """Whether the first questions come up; there is nothing in the journal then."""

    @property
    def keys(self) -> tuple[list[str], list[str]]:
        """The keys over half a year, and over nothing."""
        return self.full.split(), (self.full if self.empty is None else self.empty).split()


SCREENS = {
    "a goal": Way("g enter", ""),
    "a goal with a limit": Way("g down enter", ""),
    "a goal, what becomes of it": Way("g o", ""),
    "a goal, change": Way("g e", ""),
    "a goal, look back": Way("g i", ""),
    "a goal, rest": Way("g space", ""),
    "a goal, rest for all": Way("g space a", ""),
    "a goal, which ones": Way("g slash"),
    "a goal, new": Way("g a enter"),
    "a goal, own words": Way("g a w"),
    "a goal, library": Way("g a"),
    "breathe, stopped": Way("b space"),
    "charts, a day to mark": Way("c a"),
    "charts, one on the whole screen": Way("c z"),
    "charts, one in words": Way("c z v"),
    "charts, what is marked": Way("c e"),
    "charts, what the numbers may say": Way("c i"),
    "charts, a question to them": Way("c i a"),
    "hard day": Way("d"),
    "help now": Way("exclamation_mark"),
    "help now, countries": Way("exclamation_mark c"),
    "hidden": Way("h"),
    "keys": Way("question_mark"),
    "keys, a search": Way("question_mark slash u n d o"),
    "plan": Way("p"),
    "plan, a line": Way("p a"),
    "plan, from the journal": Way("p o", ""),
    "plan, on paper": Way("p x"),
    "plan, what belongs to a line": Way("p" + " down" * 8 + " l", ""),
    "questionnaires": Way("m"),
    "questionnaires, item nine": Way("", "m enter"),
    "questionnaires, one": Way("m enter", "m enter enter"),
    "questionnaires, scores": Way("m l", ""),
    "questionnaires, after an answer": Way("m enter" + " 0" * 8 + " 1", "m enter enter" + " 0" * 8 + " 1"),
    "report": Way("r"),
    "report, as text": Way("r v"),
    "report, save": Way("r o"),
    "report, session done": Way("r d"),
    "report, what came of it": Way("r down down down down enter", ""),
    "settings": Way("s"),
    "settings, all of it out": Way("s up enter"),
    "settings, medicines": Way("s down enter"),
    "settings, a medicine": Way("s down enter a"),
    "settings, what is asked": Way("s enter"),
    "settings, more to ask": Way("s enter a"),
    "settings, a question of my own": Way("s enter a enter"),
    "welcome": Way("home", first_run=True),
    "welcome, goals": Way("down enter space", first_run=True),
    "welcome, country": Way("enter enter", first_run=True),
    "write": Way("w"),
    "write, a search": Way("w slash p a n i c", ""),
    "write, what": Way("w a"),
    "write, an entry": Way("w enter", ""),
    "write, a new one": Way("w a 6", "w a 7"),
    "write, a thought record": Way("w a" + " down" * 8 + " enter", "w a end up enter"),
    "write, any of a list": Way("w a 2" + " down" * 5 + " enter", "w a 8" + " down" * 5 + " enter"),
    "write, ladders": Way("w l"),
    "write, a step of a ladder": Way("w l a"),
    "write, a try": Way("w l enter", ""),
    "write, nights": Way("w n"),
    "write, worry time": Way("w o"),
}
