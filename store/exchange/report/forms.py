"""The forms the page can be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from store.exchange.report.sheet import Sheet

Form: TypeAlias = Literal["md", "txt", "html"]
FORMS: tuple[Form, ...] = get_args(Form)
ALOUD = "aloud"
"""One fact a line; printed, and never the form that the page is saved in from its screen."""


def written(sheet: Sheet, form: str) -> str:
    """Return the page in one of the forms; each writer is imported when it is first needed."""
    if form == "html":
        from store.exchange.report.hypertext import hypertext

        return hypertext(sheet)
    if form == "md":
        from store.exchange.report.markdown import markdown

        return markdown(sheet)
    if form == ALOUD:
        from store.exchange.report.aloud import aloud

        return aloud(sheet)
    from store.exchange.report.plain import plain

    return plain(sheet)
