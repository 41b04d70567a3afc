"""The questionnaires that come with Handrail: their words, their codes, their scores."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.instruments.checked import problems
from store.instruments.own import packaged

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "store" / "instruments"
DASH = "\N{EM DASH}"

STEM = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
OPTIONS = [
    (0, "Not at all", "LA6568-5"),
    (1, "Several days", "LA6569-3"),
    (2, "More than half the days", "LA6570-1"),
    (3, "Nearly every day", "LA6571-9"),
]
SLOWLY = (
    "Moving or speaking so slowly that other people could have noticed? Or the opposite "
    f"{DASH} being so fidgety or restless that you have been moving around a lot more than usual"
)
LOW_MOOD = [
    ("Little interest or pleasure in doing things", "44250-9"),
    ("Feeling down, depressed, or hopeless", "44255-8"),
    ("Trouble falling or staying asleep, or sleeping too much", "44259-0"),
    ("Feeling tired or having little energy", "44254-1"),
    ("Poor appetite or overeating", "44251-7"),
    (
        f"Feeling bad about yourself {DASH} or that you are a failure or have let yourself or your family down",
        "44258-2",
    ),
    ("Trouble concentrating on things, such as reading the newspaper or watching television", "44252-5"),
    (SLOWLY, "44253-3"),
    ("Thoughts that you would be better off dead or of hurting yourself in some way", "44260-8"),
]
WORRY = [
    ("Feeling nervous, anxious or on edge", "69725-0"),
    ("Not being able to stop or control worrying", "68509-9"),
    ("Worrying too much about different things", "69733-4"),
    ("Trouble relaxing", "69734-2"),
    ("Being so restless that it is hard to sit still", "69735-9"),
    ("Becoming easily annoyed or irritable", "69689-8"),
    ("Feeling afraid as if something awful might happen", "69736-7"),
]
DIFFICULTY = (
    "If you checked off any problems, how difficult have these problems made it for you to do your work, take care "
    "of things at home, or get along with other people?"
)
DIFFICULTY_OPTIONS = [
    (0, "Not difficult at all", "LA6572-7"),
    (1, "Somewhat difficult", "LA6573-5"),
    (2, "Very difficult", "LA6575-0"),
    (3, "Extremely difficult", "LA6574-3"),
]
WORDING = {
    "phq9": LOW_MOOD,
    "phq8": LOW_MOOD[:8],
    "gad7": WORRY,
    "phq4": [*WORRY[:2], *LOW_MOOD[:2]],
}
PFIZER = (
    "Copyright © Pfizer Inc. All rights reserved. Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt "
    "Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, "
    "translate, display or distribute."
)
LOINC = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, "
    "Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost "
    "under the license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief "
    "Institute, Inc."
)
NAMES = list(packaged())
CODE = re.compile(r"(LA)?\d{4,5}-\d")
VECTORS = [
    ((0, 0, 0, 0, 0, 0, 0, 0, 0), 0, "minimal", 0, 0),
    ((1, 1, 1, 1, 0, 0, 0, 0, 0), 4, "minimal", 4, 2),
    ((1, 1, 1, 1, 1, 0, 0, 0, 0), 5, "mild", 5, 2),
    ((1, 1, 2, 2, 1, 0, 1, 1, 0), 9, "mild", 9, 2),
    ((2, 2, 2, 1, 1, 1, 1, 0, 0), 10, "moderate", 10, 4),
    ((2, 2, 2, 2, 1, 2, 2, 1, 1), 15, "moderately severe", 14, 4),
    ((3, 3, 3, 3, 2, 2, 2, 1, 1), 20, "severe", 19, 6),
    ((3, 3, 3, 3, 3, 3, 3, 3, 3), 27, "severe", 24, 6),
]


def answers(*values: int) -> dict[str, int]:
    """Return answers by item, from the first item on."""
    return {str(place): value for place, value in enumerate(values, 1)}


def one_space(text: str) -> str:
    """Return a text of comment lines or paragraphs as one line."""
    return " ".join(text.replace("#", " ").split())


def test_four_questionnaires_come_with_handrail_in_the_order_of_the_list() -> None:
    """The two that are offered stand first."""
    assert NAMES == ["phq9", "gad7", "phq4", "phq8"]


@pytest.mark.parametrize("name", WORDING)
def test_every_word_is_as_published(name: str) -> None:
    """Character by character against a second copy: stem, answers, items, their order and their codes."""
    instrument = packaged()[name]
    assert instrument.stem == STEM
    assert [(option.value, option.text, option.loinc) for option in instrument.options] == OPTIONS
    assert [(item.text, item.loinc) for item in instrument.items] == WORDING[name]


@pytest.mark.parametrize("name", ["phq9", "gad7"])
def test_the_difficulty_question_is_asked_last_and_counts_towards_nothing(name: str) -> None:
    """Its words are as published, and its codes are not in the order of its values."""
    (question,) = packaged()[name].unscored
    assert (question.id, question.text, question.loinc) == ("difficulty", DIFFICULTY, "69722-7")
    assert [(option.value, option.text, option.loinc) for option in question.options] == DIFFICULTY_OPTIONS
    assert "difficulty" not in packaged()[name].score.items


@pytest.mark.parametrize("name", NAMES)
def test_each_file_keeps_the_contract(name: str) -> None:
    """Ids, codes, range, bands without gap or overlap, licence, the source of its thresholds, 14 days of recall."""
    instrument = packaged()[name]
    assert list(problems(instrument)) == []
    assert [item.id for item in instrument.items] == [str(place) for place in range(1, len(instrument.items) + 1)]
    assert instrument.score.items == tuple(item.id for item in instrument.items)
    assert all(CODE.fullmatch(question.loinc) for question in instrument.questions)
    bands = [instrument.band(total) for total in range(instrument.score.min, instrument.score.max + 1)]
    assert None not in bands
    assert instrument.licence.text == PFIZER
    assert not instrument.licence.modifiable
    assert (instrument.recall_days, instrument.min_interval_days) == (14, 6)
    assert instrument.thresholds is None or instrument.thresholds.source


@pytest.mark.parametrize("name", NAMES)
def test_each_file_says_whose_words_it_holds(name: str) -> None:
    """The licence and the notice of LOINC stand in the header, for whoever opens the file."""
    header = one_space((FOLDER / f"{name}.toml").read_text(encoding="utf-8").partition("\ntitle")[0])
    assert PFIZER in header
    assert LOINC in header
    assert "not covered by Handrail's licence" in header


def test_the_notice_names_both_holders() -> None:
    """What is packed beside the licence says what that licence does not cover."""
    notice = one_space((ROOT / "NOTICE").read_text(encoding="utf-8"))
    assert PFIZER in notice
    assert LOINC in notice
    assert "licence does not cover them" in notice


@pytest.mark.parametrize(
    ("name", "panel", "total", "ends"),
    [
        ("phq9", "44249-1", "44261-6", (0, 27)),
        ("gad7", "69737-5", "70274-6", (0, 21)),
        ("phq4", "69724-3", "70272-0", (0, 12)),
    ],
)
def test_the_codes_of_panels_and_totals(name: str, panel: str, total: str, ends: tuple[int, int]) -> None:
    """Each total has LOINC's own code, and never that of the panel."""
    instrument = packaged()[name]
    assert instrument.loinc_panel == panel
    assert instrument.code == ("http://loinc.org", total)
    assert (instrument.score.min, instrument.score.max) == ends


def test_a_phq8_never_stands_under_the_code_of_phq9() -> None:
    """Its total has a code of ours, and LOINC's total of PHQ-9 is not in its file."""
    assert packaged()["phq8"].code == ("urn:handrail:questionnaire", "phq8-total")
    assert "44261-6" not in (FOLDER / "phq8.toml").read_text(encoding="utf-8")


def test_only_phq2_has_codes_among_the_parts() -> None:
    """GAD-2 has none in LOINC (clinical.md 1.5)."""
    codes = {(part.id, part.loinc_panel, part.loinc) for one in packaged().values() for part in one.parts}
    assert codes == {("phq2", "55757-9", "55758-7"), ("gad2", "", "")}


@pytest.mark.parametrize(
    ("name", "bands"),
    [
        ("phq9", [(4, "minimal"), (9, "mild"), (14, "moderate"), (19, "moderately severe"), (27, "severe")]),
        ("phq8", [(4, "minimal"), (9, "mild"), (14, "moderate"), (19, "moderately severe"), (24, "severe")]),
        ("gad7", [(4, "minimal"), (9, "mild"), (14, "moderate"), (21, "severe")]),
        ("phq4", [(2, "none/minimal"), (5, "mild"), (8, "moderate"), (12, "severe")]),
    ],
)
def test_the_published_bands(name: str, bands: list[tuple[int, str]]) -> None:
    """Each ends where the guide says."""
    assert [(band.max, band.label) for band in packaged()[name].bands] == bands


@pytest.mark.parametrize(
    ("name", "caseness", "change"), [("phq9", 10, 6), ("phq8", 10, 6), ("gad7", 8, 4), ("phq4", None, None)]
)
def test_the_published_thresholds(name: str, caseness: int | None, change: int | None) -> None:
    """PHQ-4 has none: no change of it is ever judged."""
    known = packaged()[name].thresholds
    assert (known and known.caseness, known and known.reliable_change) == (caseness, change)


@pytest.mark.parametrize(("given", "phq9", "band", "phq8", "phq2"), VECTORS)
def test_the_published_vectors(given: tuple[int, ...], phq9: int, band: str, phq8: int, phq2: int) -> None:
    """Nine answers make three totals and a band, and item 9 alone says whether help comes first."""
    instrument = packaged()["phq9"]
    found = instrument.band(phq9)
    assert instrument.total(answers(*given)) == phq9
    assert found
    assert found[2] == band
    assert packaged()["phq8"].total(answers(*given)) == phq8
    assert instrument.sum(instrument.parts[0].items, answers(*given)) == phq2
    raised = [item.id for item in instrument.items if instrument.is_raised(item, given[int(item.id) - 1])]
    assert raised == (["9"] if given[8] else [])


def test_the_halves_of_phq4_are_anxiety_first() -> None:
    """Items 1 and 2 are GAD-2, 3 and 4 are PHQ-2, each marked from 3 (clinical.md 1.5)."""
    instrument = packaged()["phq4"]
    given = answers(3, 2, 1, 0)
    halves = [(part.id, instrument.sum(part.items, given), part.mark) for part in instrument.parts]
    assert halves == [("gad2", 5, 3), ("phq2", 1, 3)]
    assert instrument.total(given) == 6


@pytest.mark.parametrize("name", NAMES)
def test_one_open_item_leaves_no_total(name: str) -> None:
    """Nothing is filled in for it, and what is no answer counts as open."""
    instrument = packaged()[name]
    full = answers(*[1] * len(instrument.items))
    for item in instrument.items:
        assert instrument.total({key: value for key, value in full.items() if key != item.id}) is None
        assert instrument.total({**full, item.id: 4}) is None
        assert instrument.open_items({**full, item.id: -1}) == (item,)
    assert instrument.total({**full, "difficulty": 3}) == len(instrument.items)


def test_only_item_9_is_sensitive_and_may_be_left_out() -> None:
    """Without it a PHQ-9 is a PHQ-8."""
    found = [
        (one.id, item.id, item.optional_to) for one in packaged().values() for item in one.items if item.sensitive
    ]
    assert found == [("phq9", "9", "phq8")]
    assert packaged()["phq8"].within == ("phq9",)
