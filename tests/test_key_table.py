"""The README's keys are the bindings' keys."""

from pathlib import Path

from tui.key_table import markdown, places

README = Path(__file__).parents[1] / "README.md"


def test_the_readme_holds_the_table_that_the_bindings_give() -> None:
    """What stands between the marks is what `markdown` returns, letter for letter."""
    text = README.read_text(encoding="utf-8")
    held = text.partition("<!-- keys -->\n")[2].partition("\n<!-- /keys -->")[0]
    assert held == markdown()


def test_every_key_says_what_it_does() -> None:
    """No binding of a pane, the dashboard or the app is without words."""
    lines = [line for _, keys in places() for line in keys]
    assert all(line.keys and line.does for line in lines)
    assert {"everywhere", "on the dashboard", "Today", "Goals", "Charts"} <= {place for place, _ in places()}
