"""`handrail remind`: recipes for a reminder, each silent when done, resting or paused; it installs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

ASKING = "handrail status --if-open"


class Recipe(NamedTuple):
    """Where a reminder goes, in words, and what is to be written there."""

    where: str
    lines: str


SYSTEMD = f"""\
# ~/.config/systemd/user/handrail.service
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'said=$({ASKING}) && [ -z "$said" ] || notify-send Handrail "$said"'

# ~/.config/systemd/user/handrail.timer
[Timer]
OnCalendar=*-*-* 08:00
Persistent=true

[Install]
WantedBy=timers.target

# then, once
systemctl --user enable --now handrail.timer"""

LAUNCHD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
  <key>Label</key><string>handrail</string>
  <key>ProgramArguments</key>
  <array>
    <string>/bin/zsh</string>
    <string>-lc</string>
    <string>
      [ -z "$({ASKING})" ] || osascript -e 'display notification "check-in open" with title "Handrail"'
    </string>
  </array>
  <key>StartCalendarInterval</key>
  <dict><key>Hour</key><integer>8</integer><key>Minute</key><integer>0</integer></dict>
</dict>
</plist>"""

RECIPES = {
    "prompt": Recipe(
        "in ~/.bashrc or ~/.zshrc: a line above the first prompt of each terminal",
        ASKING,
    ),
    "tmux": Recipe(
        "in ~/.tmux.conf: a word at the right of the status line, asked every five minutes",
        f"set -g status-interval 300\nset -g status-right '#({ASKING}) %H:%M'",
    ),
    "login": Recipe(
        "in ~/.profile: a line when you log in",
        ASKING,
    ),
    "systemd": Recipe("a notification at eight, on Linux with systemd", SYSTEMD),
    "cron": Recipe(
        "by `crontab -e`: a mail from cron at eight, which sends one only where there is something to say",
        f"0 8 * * * {ASKING}",
    ),
    "launchd": Recipe(
        "in ~/Library/LaunchAgents/handrail.plist, loaded by `launchctl load`: a notification at eight, on macOS",
        LAUNCHD,
    ),
}
"""Each way to be reminded, by its name."""


def arguments(parser: ArgumentParser) -> None:
    """Declare which recipe is wanted."""
    parser.add_argument(
        "way", nargs="?", choices=tuple(RECIPES), metavar="WAY", help=f"one of {', '.join(RECIPES)}; else all"
    )


def run(arguments: Namespace) -> int:
    """Print one recipe, ready to be copied, or all of them."""
    if arguments.way:
        print(RECIPES[arguments.way].lines)
        return 0
    print(f"Each asks `{ASKING}`, which says nothing when you are done, resting or paused.")
    print("Nothing is installed: copy what you like.")
    for name, recipe in RECIPES.items():
        print(f"\n{name}: {recipe.where}\n")
        print(recipe.lines)
    return 0


REMIND = Command("recipes for a reminder: prompt, tmux, login, systemd, cron, launchd", run, arguments)
