"""The words of insight: plain, with their numbers; no cause, no p, no blame (clinical.md 5.8, 6.2)."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from insight_made_up import QUESTION, TODAY, history, moods, walks
from msgspec.structs import replace

from store.demo import made_up
from store.history import History
from store.insight.insight import insights
from store.instruments.own import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SOURCES = (
    *sorted((ROOT / "store" / "insight").glob("*.py")),
    ROOT / "tui" / "screens" / "insight.py",
    ROOT / "tui" / "screens" / "question_form.py",
    ROOT / "tui" / "commands" / "insight.py",
)
FORBIDDEN = re.compile(
    r"""
    \b(
      diagnos\w* | symptom\w* | disorder | patient | relapse\w* | case | you\ have | suffer\w*
      | fail\w* | missed | non-?complian\w* | committed | attention | crazy | cured | beat | perfect
      | gave\ up | abandon\w* | should | must | just | at\ least | calm\ down | streak\w* | bad\ week
      | p-?values? | r2 | correlat\w* | significan\w* | percent | probab\w*
      | caus\w* | because | due\ to | makes?\ you | improv\w* | better\ than | worse | predict\w* | risk
    )\b | \bp\s*[<=>] | \br\s*[=²] | [%\u2014]
    """,
    re.IGNORECASE | re.VERBOSE,
)
SAMPLES = (
    "p < .05",
    "p=0.03",
    "r = .4",
    "walking caused it",
    "you failed",
    "40 %",
    "improved",
    "You have depression",
)
CARED_FOR = "! help"
"""The one sentence that names the key to help."""


def told() -> Iterator[str]:
    """Give everything that is said of many made-up people, put in words of every state."""
    rng = Random(8)  # noqa: S311 - numbers to try, no secret
    for weeks, lift, later, outcome in product(
        (1, 3, 7, 9, 30), (-2, 0, 2), (False, True), ("mood", "energy", "sleep_hours")
    ):
        walked = [walk if rng.random() < 0.9 else None for walk in walks(weeks)]
        felt = moods(walked, lift)
        known = history(
            [
                replace(QUESTION, later=later, outcome=outcome),
                replace(QUESTION, id="n", about="sleep_hours", words=""),
            ],
            settings={
                "own_items": [{"id": "r", "label": "Tension"}, {"id": "t", "label": "Calls", "kind": "tally"}]
            },
            m_walk=walked,
            mood=felt,
            anxiety=[min(10, day // 21) for day in range(len(felt))],
            energy=[None if rating > 5 else rating for rating in felt],
            sleep_hours=[rating + 0.5 for rating in felt],
            own_r=[max(0, 9 - day // 21) for day in range(len(felt))],
            own_t=[rng.randrange(1 + 3 * (day % 56 < 28)) for day in range(len(felt))],
        )
        yield from _all(known)
    for days in (14, 100, 182, 800):
        now = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=9)
        yield from _all(History(made_up(days, now)))


def _all(known: History) -> Iterator[str]:
    for each in insights(known, TODAY, catalog(None).instruments):
        yield from (each.about, each.basis, each.words, *each.more)


def written() -> Iterator[str]:
    """Give every text in the sources of insight that is no docstring."""
    for source in SOURCES:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield node.value


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_forbidden_words_would_be_seen(sample: str) -> None:
    """A test that cannot fail proves nothing."""
    assert FORBIDDEN.search(sample)


def test_no_text_of_insight_blames_diagnoses_or_claims_a_cause() -> None:
    """Neither what is told of many made-up people nor anything that stands in the sources."""
    texts = {*told(), *written()}
    assert len(texts) > 300
    for text in texts:
        assert not FORBIDDEN.search(text), text
        assert "!" not in text.replace(CARED_FOR, ""), text


def test_every_kind_of_sentence_was_among_them() -> None:
    """Links either way, none, too few, trends either way, none, then and now, counts, the usual range."""
    said = "\n".join(told())
    for words in (
        "point higher (",
        "points lower (",
        "longer (",
        "No clear link so far between a walk and mood.",
        "Not enough days yet to say (",
        "averages rose by",
        "averages fell by",
        "no clear direction",
        "more weeks with 4 answered days",
        "on a typical day:",
        "within your usual range",
        "Too close to say more or fewer",
        "was answered less often on days",
        "Only a description",
    ):
        assert words in said, words


def test_a_worse_score_comes_with_a_word_of_care() -> None:
    """The sentence of clinical.md 5.8 for scores that are clearly higher than at the start."""
    gad7 = catalog(None).instruments["gad7"]
    answers = [{item.id: value for item in gad7.items} for value in (1, 2)]
    responses = {
        str(number): {
            "id": str(number),
            "instrument": "gad7",
            "day": (TODAY - timedelta(days)).isoformat(),
            "started": f"{TODAY - timedelta(days)}T08:00:00+01:00",
            "finished": f"{TODAY - timedelta(days)}T08:02:00+01:00",
            "answers": given,
        }
        for number, days, given in zip((1, 2), (14, 0), answers, strict=True)
    }
    (score,) = (
        each for each in insights(History({"responses": responses}), TODAY, {"gad7": gad7}) if "score" in each.id
    )
    assert score.words == (
        "Scores are clearly higher than when you started (GAD-7 7 → 14). "
        "It may be worth telling your therapist or doctor. ! help"
    )
    responses["1"]["day"] = (TODAY - timedelta(11)).isoformat()
    assert not [
        each for each in insights(History({"responses": responses}), TODAY, {"gad7": gad7}) if "score" in each.id
    ]
