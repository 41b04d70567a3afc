"""The colours: calm, one dark and one light. The only place that names a colour by number."""

from textual.theme import Theme


def _quiet_bars(background: str) -> dict[str, str]:
    """Return variables that let the trough of a scroll bar be no darker than what it stands beside."""
    troughs = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return dict.fromkeys((*troughs, "scrollbar-corner-color"), background)


DARK = Theme(
    name="handrail-dark",
    primary="#7fb0a3",
    secondary="#a899cf",
    accent="#d9b97c",
    foreground="#d8dbd6",
    background="#16191b",
    surface="#1c2022",
    panel="#24292c",
    success="#93b98a",
    warning="#d9b97c",
    error="#c9938a",
    dark=True,
    variables=_quiet_bars("#16191b"),
)
LIGHT = Theme(
    name="handrail-light",
    primary="#2c6e60",
    secondary="#5a4f9c",
    accent="#7a5a12",
    foreground="#24292b",
    background="#f7f6f2",
    surface="#f0eee8",
    panel="#e4e2da",
    success="#3f6b36",
    warning="#7a5a12",
    error="#8c4a40",
    dark=False,
    variables=_quiet_bars("#f7f6f2"),
)
