"""The frame of every page in HTML: it loads nothing, runs nothing, and may do neither."""

from __future__ import annotations

from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Holds for the whole file; a browser refuses whatever else would stand in it."""


def framed(title: str, style: str, body: str) -> str:
    """Return a whole file; `body` is markup whose words are escaped already, the title is not."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
