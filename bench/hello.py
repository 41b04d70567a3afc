"""The floor for everything on a screen: a Textual application that says hello."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Say it."""
        yield Static("Hello")


if __name__ == "__main__":
    Hello().run()
