"""What can be done with a goal from the Goals pane and from its page: each asks what it must, and records it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from store import acts
from store.goals import lifecycle
from store.records.text import one_line
from widgets.key_names import brings_it_back, key_of, takes_it_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.records.goal import Goal, Reason
    from tui.page import Page
    from tui.screens.pausing import Back, Rest

Act: TypeAlias = "Callable[[Page[Any], Goal], None]"

GONE = "That goal is not there any more."
NOT_STARTED = "It has not started yet. Enter goes on with it."


def do(name: str, page: Page[Any], goal: Goal) -> None:
    """Do what the key or the menu named, with the goal as it is now."""
    now = _as_it_is(page, goal)
    if now is None:
        page.say(GONE)
    else:
        ACTS[name](page, now)


def _edit(page: Page[Any], goal: Goal) -> None:
    from tui.screens.goal_form import GoalForm

    page.app.push_screen(GoalForm(page.session, goal), page.report)


def _revise(reason: Reason) -> Act:
    def act(page: Page[Any], goal: Goal) -> None:
        from tui.screens.goal_form import GoalForm

        page.app.push_screen(GoalForm(page.session, goal, reason=reason), page.report)

    return act


def _delete(page: Page[Any], goal: Goal) -> None:
    page.record(acts.delete_goal(goal), f"Deleted: {one_line(goal.title)}. {brings_it_back()}")


def _look_back(page: Page[Any], goal: Goal) -> None:
    from tui.screens.look_back import LookBack

    if goal.status == "draft":
        page.say(NOT_STARTED)
    else:
        page.app.push_screen(LookBack(page.session, goal), page.report)


def _menu(page: Page[Any], goal: Goal) -> None:
    from tui.screens.goal_menu import GoalMenu

    def chosen(name: str | None) -> None:
        if name:
            do(name, page, goal)

    if goal.status == "draft":
        page.say(NOT_STARTED)
    else:
        page.app.push_screen(GoalMenu(goal, page.session.today), chosen)


def _rest(page: Page[Any], goal: Goal) -> None:
    """Pause a goal that runs, resume one that rests."""
    if goal.status == "draft":
        page.say(NOT_STARTED)
    elif goal.status in lifecycle.ENDED:
        page.say(f"It has ended; {key_of('goals.menu')}, then 8 takes it up again.")
    elif lifecycle.rests(goal, page.session.today):
        _resume(page, goal)
    else:
        _pause(page, goal)


def _pause(page: Page[Any], goal: Goal) -> None:
    from tui.screens.pausing import Pausing

    def chosen(rest: Rest | None) -> None:
        if rest is None:
            return
        today = page.session.today
        running = [one for one in _meant(page, goal, everything=rest.everything) if not lifecycle.rests(one, today)]
        changes = [(one, lifecycle.pause(one, today, rest.reason, rest.last)) for one in running]
        if _record(page, changes, "the rest of", "All goals rest" if rest.everything else "Resting"):
            _show_support(page, rest)

    page.app.push_screen(Pausing(goal, page.session.today), chosen)


def _show_support(page: Page[Any], rest: Rest) -> None:
    """Show help at once where the reason is a crisis (clinical.md 2.4)."""
    if rest.reason == "crisis":
        page.app.call_later(page.app.run_action, "help_now")


def _resume(page: Page[Any], goal: Goal) -> None:
    from tui.screens.pausing import Resuming

    def chosen(back: Back | None) -> None:
        if back is None:
            return
        now = page.session.today
        resting = [one for one in _meant(page, goal, everything=back.everything) if lifecycle.rests(one, now)]
        changes = [(one, lifecycle.resume(one, now, gently=back.gently)) for one in resting]
        _record(page, changes, "resuming", "All goals run again" if back.everything else "Running again")

    today = page.session.today
    resting = sum(lifecycle.rests(other, today) for other in page.session.history.goals)
    page.app.push_screen(Resuming(goal, resting, lifecycle.eased_until(goal, today)), chosen)


def _meant(page: Page[Any], goal: Goal, *, everything: bool) -> list[Goal]:
    """Return the goals an act is for, as they are now: the one, or all that have begun and not ended."""
    begun = [one for one in page.session.history.goals if one.status not in {*lifecycle.ENDED, "draft"}]
    return [one for one in begun if everything or one.id == goal.id]


def _record(page: Page[Any], changes: list[tuple[Goal, Goal]], undone: str, said: str) -> bool:
    """Keep the changes of one goal or of several as one act; the `undone` words say it after "Took back:"."""
    if not changes:
        page.say(GONE)
        return False
    titles = [one_line(old.title) for old, _ in changes]
    each = tuple(
        acts.change_goal(old, new, f"{undone} “{title}”") for (old, new), title in zip(changes, titles, strict=True)
    )
    of_all = len(changes) > 1
    kept = (
        msgspec.structs.replace(acts.together(each), words=f"{undone} {len(changes)} goals") if of_all else each[0]
    )
    named = said if of_all or said.startswith("All") else f"{said}: {titles[0]}"
    return page.record(kept, f"{named}. {takes_it_back()}")


def _as_it_is(page: Page[Any], goal: Goal) -> Goal | None:
    """Return the goal as another window may have left it; None where it is there no more."""
    return next((one for one in page.session.history.goals if one.id == goal.id), None)


def _becomes(step: Callable[..., Goal], said: str) -> Act:
    def act(page: Page[Any], goal: Goal) -> None:
        changed = step(goal, page.session.today)
        title = one_line(goal.title)
        page.record(acts.change_goal(goal, changed, f"{said}: {title}"), f"{said}: {title}. {takes_it_back()}")

    return act


ACTS: dict[str, Act] = {
    "edit": _edit,
    "delete": _delete,
    "look_back": _look_back,
    "menu": _menu,
    "rest": _rest,
    "smaller": _revise("easier"),
    "later": _revise("setback"),
    "another_way": _revise("other"),
    "reach": _becomes(lifecycle.reach, "Reached"),
    "keep_going": _becomes(lifecycle.keep_going, "Kept going"),
    "set_aside": _becomes(lifecycle.set_aside, "Set aside"),
    "reopen": _becomes(lifecycle.reopen, "Taken up again"),
}
"""Every act by its name: the keys of the pane, and the lines of the menu."""
