"""The page for a session as HTML: read the way a browser reads it, printed, and watched for requests."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import html5lib
import pytest
from msgspec.structs import replace
from report_made_up import COMING, HOSTILE, LAST_SESSION, draft, exposure, history

from store.exchange.hypertext import POLICY
from store.exchange.report.forms import written

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from store.history import History

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
NEEDS_CHROMIUM = pytest.mark.skipif(
    not CHROMIUM, reason="there is no chromium here: NOTHING WAS PRINTED OR WATCHED"
)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "h1", "span", "p", "b", "br"),
    *("table", "caption", "colgroup", "col", "tbody", "tr", "th", "td"),
    *("svg", "line", "circle"),
}
PLAIN_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "style", "colspan", "viewBox"),
    *("x1", "x2", "y1", "y2", "cx", "cy", "r", "stroke", "stroke-width", "fill", "xmlns"),
}


def hostile() -> History:
    """Return a journal in which every word of the person's own is an attack."""
    agreed = tuple(replace(line, text=HOSTILE, done=HOSTILE, in_the_way=HOSTILE) for line in LAST_SESSION.agreed)
    entries = (exposure("x", 3, step=HOSTILE, predicted=HOSTILE, happened=HOSTILE, learned=HOSTILE),)
    flagged = ("chart:mood", "chart:<b>", "entry:x")
    session = replace(COMING, talk=(HOSTILE,) * 3, flagged=flagged)
    return history(entries=entries, sessions=(replace(LAST_SESSION, agreed=agreed), session))


def page(made: History | None = None) -> str:
    """Return the page of a journal as HTML."""
    return written(draft(made).sheet, "html")


def elements(made: History | None = None) -> list[Element]:
    """Return every element of the page as a browser's parser makes it; nothing in it may be amiss."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(page(made))
    return list(tree.iter())


def tag(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def test_what_was_written_is_text_and_nothing_else() -> None:
    """No tag and no attribute comes of it; each of its words stands in a text node."""
    found = elements(hostile())
    assert {tag(element) for element in found} <= TAGS
    assert {name.rpartition("}")[2] for element in found for name in element.attrib} <= PLAIN_ATTRIBUTES
    cells = ["".join(element.itertext()) for element in found if tag(element) == "td"]
    seen = '<script>alert("x")</script> & | * _ ![a](http://a.b/c) ]52;c;x [/b] [@click=quit]y[/]'
    assert sum(seen in cell for cell in cells) >= 3


def test_the_page_may_load_and_run_nothing() -> None:
    """Its policy comes before anything else that could load, and no address stands in an attribute or a style."""
    text = page(hostile())
    assert text.index(POLICY) < text.index("<style>")
    assert POLICY == "default-src 'none'; style-src 'unsafe-inline'"
    addresses = {value for element in elements(hostile()) for value in element.attrib.values() if "//" in value}
    assert addresses == {"http://www.w3.org/2000/svg"}, "the name of a language, which is never fetched"
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import", style)


def test_html_has_the_parts_of_the_text_in_the_same_order() -> None:
    """Every heading, label and cell, one after the other."""
    made = draft(hostile())
    words = re.sub(
        r"\s+",
        " ",
        " ".join("".join(e.itertext()) for e in elements(hostile()) if tag(e) in {"td", "th", "p", "caption"}),
    )
    place = 0
    for block in made.sheet.blocks:
        for said in filter(None, (block.title, *(row.cells[0] for row in block.rows))):
            plain = re.sub(r"\s+", " ", said).strip()
            if set(plain) == {"_"}:
                continue
            place = words.index(plain, place)


def test_each_day_is_drawn_with_its_gaps() -> None:
    """A point a day that is known and none for the others; black on white."""
    dots = [element for element in elements() if tag(element) == "circle"]
    assert len(dots) == 26
    assert {dot.attrib["fill"] for dot in dots} == {"black"}


def chromium(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run Chromium over the page in a folder, with a profile of its own."""
    profile = folder / "profile"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    return subprocess.run(
        [*command, *options, (folder / "page.html").as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )


@NEEDS_CHROMIUM
def test_a_browser_asks_for_nothing_and_has_nothing_to_say(tmp_path: Path) -> None:
    """Of the hostile page: no address but its own file is in the network log, no message in the console."""
    (tmp_path / "page.html").write_text(page(hostile()), encoding="utf-8")
    log = tmp_path / "net.json"
    said = chromium(tmp_path, f"--log-net-log={log}", "--enable-logging=stderr", "--v=0", "--dump-dom")
    assert "CONSOLE" not in said.stderr
    assert "WHAT I WANT TO TALK ABOUT" in said.stdout
    assert "a.b" not in json.dumps(json.loads(log.read_text(encoding="utf-8"))["events"])


@NEEDS_CHROMIUM
@pytest.mark.parametrize("crowded", [False, True])
def test_it_prints_on_one_sheet(tmp_path: Path, crowded: bool) -> None:
    """On A4 or Letter, as the browser has it; the fullest page too."""
    (tmp_path / "page.html").write_text(page(hostile() if crowded else None), encoding="utf-8")
    pdf = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) == 1
