"""Help that cannot fail: the numbers, their order, and `handrail now` where everything else is broken."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import acts
from store.helplines import countries as numbers
from store.helplines import now
from store.helplines.countries import (
    Countries,
    Country,
    Service,
    countries,
    country_named,
    guess,
    guess_country,
)
from store.helplines.mine import HEAD, NOT_WHOLE, Plan, chosen_country, read_plan
from store.helplines.now import HEADINGS, help_lines
from store.journal.journal import Journal
from tui.commands.now import NOW, WIDTH

if TYPE_CHECKING:
    from conftest import MadeUpClock

ROOT = Path(__file__).parent.parent
EUROPEAN_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
AVOIDED = re.compile(
    r"\b(just|at least|attention|committed|crazy|suicidal person|calm down|will be fine|should|failed|missed|due"
    r"|streak)\b|!|\N{EM DASH}",
    re.IGNORECASE,
)
"""Words of clinical.md 6.2, and those that no screen uses."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
READ = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NAMED = {
    "no journal": None,
    "empty": b"",
    "cut short": b'{"meta": {"1": {"schema": 1}}, "settings": {"1": {"country": "C',
    "not JSON": b"\x00\xff\xfe damaged",
    "too deep": b'{"settings": ' + b"[" * 100_000,
    "of another shape": b'{"settings": [3, null], "plan": 7}',
    "newer": b'{"meta": {"1": {"schema": 99}}, "settings": {"1": {"country": {"home": "CA"}}}}',
}
"""Journals from which no country can be read."""

OUTSIDE_LIBRARIES = """
import sys
before = set(sys.modules)
from tui.__main__ import main
status = main(["now"])
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(status, sorted(loaded - set(sys.stdlib_module_names)))
"""


def _services() -> list[tuple[str, Service]]:
    return [(code, service) for code, country in countries().items() for service in country.services]


def _now(
    *words: str, folder: Path | str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `handrail now` without any installed library, home folder or path."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "tui", "now", "--data", str(folder), *words],
        cwd=ROOT,
        env={"PATH": "", "TERM": "dumb", **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


@pytest.mark.parametrize("country", countries().values(), ids=countries())
def test_each_country_has_a_name_and_an_emergency_number(country: Country) -> None:
    """Each row has two letters, a name, a number that starts with digits, and the zones that guess it."""
    assert re.fullmatch("[A-Z]{2}", country.code)
    assert country.name
    assert country.zones
    assert country.emergency
    assert all(re.match(r"\d{2,5}\b", number) for number in country.emergency)
    assert country.emergency_checked_on == "" or DAY.fullmatch(country.emergency_checked_on)


@pytest.mark.parametrize(("code", "service"), _services())
def test_each_line_says_where_it_is_from(code: str, service: Service) -> None:
    """A line has a name, a way to reach it, a source, and dates that are dates or empty."""
    assert code in countries()
    assert service.name
    assert service.phone or service.sms or service.chat
    assert service.source
    assert service.source_date == "" or READ.fullmatch(service.source_date)
    assert service.checked_on == "" or DAY.fullmatch(service.checked_on)


def test_the_file_names_every_date_even_where_it_is_empty() -> None:
    """An absent field would hide that nobody has checked."""
    text = Path(numbers.__file__).with_name("countries.toml").read_text(encoding="utf-8")
    assert text.count("\nemergency_checked_on = ") == len(countries())
    counts = {text.count(f"\n{field} = ") for field in ("source", "source_date", "checked_on")}
    assert counts == {len(_services())}


def test_countries_stand_in_order_of_name() -> None:
    """The arrow keys and the list go through them as one reads them."""
    names = [country.name for country in countries().values()]
    assert names == sorted(names)


def test_no_time_zone_belongs_to_two_countries() -> None:
    """A guess has one answer."""
    zones = [zone for country in countries().values() for zone in country.zones]
    assert len(zones) == len(set(zones))


def test_the_european_union_has_its_number_in_every_member_country() -> None:
    """All 27 are listed, each with 112."""
    members = EUROPEAN_UNION.split()
    assert len(set(members)) == 27
    assert all("112" in countries()[code].emergency for code in members)


@pytest.mark.parametrize("code", ["US", "CA", "GB", "IE", "AU", "NZ"])
def test_six_countries_have_a_line_to_call_and_one_to_text_by_day_and_night(code: str) -> None:
    """Whoever cannot speak can write, at three in the morning too."""
    open_now = [service for service in countries()[code].services if service.hours == "day and night"]
    assert any(service.phone for service in open_now)
    assert any(service.sms for service in open_now)


@pytest.mark.parametrize("code", ["", "XX", *countries()])
def test_every_country_has_all_of_the_help_in_one_order(code: str) -> None:
    """Emergency, my people, lines, my plan, breathing, the note: also where the country is not known."""
    lines = help_lines(
        code, Plan(people=("Noor",), safety=("walk to the park",), words=("It peaks and it passes.",))
    )
    assert list(dict.fromkeys(line.kind for line in lines)) == list(HEADINGS)
    assert lines[0].text.startswith("Call ")
    assert lines[-1].text == "This program cannot call anyone for you."
    assert any("findahelpline.com" in line.text for line in lines)


@pytest.mark.parametrize("code", ["", *countries()])
def test_help_is_worded_with_care(code: str) -> None:
    """No word of the list to avoid stands on the screen or in a heading."""
    texts = [*HEADINGS.values(), *(line.text for line in help_lines(code))]
    assert [text for text in texts if AVOIDED.search(text)] == []


def test_the_list_of_avoided_words_sees_them() -> None:
    """The check above is not blind."""
    assert all(AVOIDED.search(text) for text in ("Just call.", "Call now!", "It will be fine."))


def test_an_unknown_country_gets_the_numbers_that_work_in_most_places() -> None:
    """112, 911 or the local number."""
    assert help_lines("")[0].text.startswith("Call 112, 911 or your local emergency number")


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (
            Service("Line", phone="988", sms="988", hours="day and night", source_date="2023-11-30"),
            "Line: call or text 988, day and night (from Nov 2023, not yet checked with the operator).",
        ),
        (
            Service("Line", phone="1", sms="A to 2", chat="x.org", cost="free", who="all", checked_on="2026"),
            "Line: call 1 or text A to 2 or chat at x.org, hours not known, free, for all (checked 2026).",
        ),
        (
            Service("Line", sms="2", languages="Dutch", hours="from 9 to 5", source_date="2022"),
            "Line: text 2, from 9 to 5, in Dutch (from 2022, not yet checked with the operator).",
        ),
        (
            Service("Line", phone="1", hours="at night"),
            "Line: call 1, at night (not yet checked with the operator).",
        ),
        (
            Service("Line", phone="1", hours="by day", source_date="2022", checked_on="2026-11-02"),
            "Line: call 1, by day (checked Nov 2026).",
        ),
    ],
)
def test_a_line_says_how_fresh_it_is(service: Service, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until somebody has checked it with the operator, it says so, with its month where that is known."""
    listed = {"XX": Country("XX", "Somewhere", ("112",), services=(service,))}
    monkeypatch.setattr(now, "countries", lambda: listed)
    assert help_lines("XX")[1].text == words


@pytest.mark.parametrize(
    ("checked_on", "words"), [("", "Number not yet checked."), ("2026-11-02", "Number checked Nov 2026.")]
)
def test_an_emergency_number_says_whether_it_was_checked(
    checked_on: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown in either case."""
    monkeypatch.setattr(now, "countries", lambda: {"XX": Country("XX", "Somewhere", ("112",), checked_on)})
    assert help_lines("XX")[0].text == f"Call 112, or go to the nearest emergency department. {words}"


@pytest.mark.parametrize(
    ("environment", "zone", "code"),
    [
        ({"LANG": "en_US.UTF-8"}, "Europe/London", "GB"),
        ({"LANG": "en_NZ.UTF-8"}, "", "NZ"),
        ({"LC_ALL": "fr_CA", "LANG": "en_US.UTF-8"}, "Etc/UTC", "CA"),
        ({"LC_MESSAGES": "de_AT@euro", "LANG": "en_US"}, "Nowhere/Land", "AT"),
        ({"LANG": "C.UTF-8"}, "", ""),
        ({"LANG": "en_XX.UTF-8"}, "", ""),
        ({}, "", ""),
    ],
)
def test_the_time_zone_guesses_before_the_language(environment: dict[str, str], zone: str, code: str) -> None:
    """Many people set their computer to American English, few to an American clock."""
    assert guess_country(environment, zone) == code


def test_the_machine_is_asked_for_its_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """TZ names it, with or without a colon before it."""
    monkeypatch.setenv("TZ", ":Pacific/Auckland")
    assert guess() == "NZ"


@pytest.mark.parametrize(
    ("words", "code"), [("ca", "CA"), (" Canada", "CA"), ("uk", "GB"), ("EL", "GR"), ("Mars", ""), ("", "")]
)
def test_a_country_is_named_by_letters_or_by_name(words: str, code: str) -> None:
    """Case and blanks do not matter."""
    assert country_named(words) == code


def test_the_chosen_country_is_read_from_the_settings(tmp_path: Path) -> None:
    """A word in a note that looks like a setting is no setting."""
    note = json.dumps({"settings": {"1": {"country": "US"}}})
    tables = {"meta": {"1": {"schema": 1, "note": note}}, "settings": {"1": {"id": "s", "country": "IE"}}}
    (tmp_path / "journal.json").write_text(json.dumps(tables), encoding="utf-8")
    assert chosen_country(tmp_path) == "IE"


def test_the_settings_come_first_however_long_the_journal_is(tmp_path: Path, clock: MadeUpClock) -> None:
    """Written last and saved again, they stand in the head of the file, which is all that help has to read."""
    entries = {str(at): {"id": f"e{at}", "kind": "note", "day": "2026-11-20"} for at in range(1, 2000)}
    journal = Journal.create(tmp_path, clock, {"entries": entries})
    journal.record(acts.choose("country", "IE", "the country"))
    raw = (tmp_path / "journal.json").read_bytes()
    assert raw.index(b'"settings":') < 300
    (tmp_path / "journal.json").write_bytes(raw[:HEAD])
    assert len(raw) > HEAD
    assert chosen_country(tmp_path) == "IE"


def test_settings_that_another_program_put_last_are_found_too(tmp_path: Path) -> None:
    """Then all of the file is read."""
    tables = {"entries": {"1": {"text": "x" * HEAD}}, "settings": {"1": {"country": "IE"}}}
    (tmp_path / "journal.json").write_text(json.dumps(tables), encoding="utf-8")
    assert chosen_country(tmp_path) == "IE"


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", None])
def test_the_chosen_country_outlives_a_journal_that_is_gone(tmp_path: Path, damage: bytes | None) -> None:
    """The newest copy that can be read says it; a journal in which none was chosen is taken at its word."""
    generations = tmp_path / "generations"
    generations.mkdir()
    for number, code in enumerate(("NZ", "IE")):
        copy = generations / f"journal-{number:08}-aaaaaaaa.json"
        copy.write_text(json.dumps({"settings": {"1": {"country": code}}}), encoding="utf-8")
    (generations / "journal-00000003-aaaaaaaa.json").write_bytes(b"{")
    if damage is not None:
        (tmp_path / "journal.json").write_bytes(damage)
    assert chosen_country(tmp_path) == "IE"
    (tmp_path / "journal.json").write_text('{"settings": {"1": {}}}', encoding="utf-8")
    assert chosen_country(tmp_path) == ""


def test_the_chosen_country_outlives_damage_after_it(tmp_path: Path) -> None:
    """The settings table is read without the tables that follow."""
    (tmp_path / "journal.json").write_bytes(b'{"settings":{"1":{"country":"IE"}},"goals":{"1":{"ti\xff')
    assert chosen_country(tmp_path) == "IE"


def _write_plan(path: Path, *lines: dict[str, object], order: tuple[int, ...] = ()) -> None:
    """Write a plan file of these lines."""
    path.parent.mkdir(exist_ok=True)
    places = order or range(len(lines))
    documents = {
        str(at): {"order": place, **line} for at, (place, line) in enumerate(zip(places, lines, strict=True))
    }
    path.write_text(json.dumps({"meta": {"1": {"schema": 1}}, "plan": documents}), encoding="utf-8")


def test_the_plan_brings_people_the_safety_part_and_words(tmp_path: Path) -> None:
    """Each text is one line without control characters; people before professionals, the rest under its heading."""
    noor = {"text": "Noor", "reach": "020 555", "good_for": "a\nwalk\x1b", "when": "evenings", "at_night": "no"}
    _write_plan(
        tmp_path / "plan.json",
        {"part": "professional", "text": "Dr. A.", "reach": "020 777"},
        {"part": "person", **noor},
        {"part": "person", "text": " ", "reach": "1"},
        {"part": "coping", "text": "walk to \ud800 the park"},
        {"part": "coping", "text": "a shower"},
        {"part": "reason", "text": "the sea"},
        {"part": "panic_words", "text": "It peaks and it passes."},
        {"part": "early_sign", "text": "less sleep"},
        {"part": "coping", "text": "half a li", "draft": True},
    )
    assert read_plan(tmp_path) == Plan(
        people=("Noor, 020 555, good for a walk, evenings, not at night", "Dr. A., 020 777"),
        safety=("What I can do on my own: walk to ? the park · a shower", "One thing worth living for: the sea"),
        words=("It peaks and it passes.",),
    )


def test_my_lines_stand_in_my_order(tmp_path: Path) -> None:
    """The order is that of the plan's own page, not that of the file."""
    people: list[dict[str, object]] = [{"part": "person", "text": name} for name in ("third", "first", "second")]
    _write_plan(tmp_path / "plan.json", *people, order=(3, 1, 2))
    assert read_plan(tmp_path).people == ("first", "second", "third")


@pytest.mark.parametrize("damage", [b"", b'{"plan":{"1":{"part":"person","text":"No', b"\x00\xff", None])
def test_the_newest_good_copy_stands_in_for_a_damaged_plan(tmp_path: Path, damage: bytes | None) -> None:
    """A copy that is damaged too is passed over, and one line says what is shown."""
    generations = tmp_path / "generations"
    _write_plan(generations / "plan-00000001-aaaaaaaa.json", {"part": "person", "text": "of old"})
    _write_plan(generations / "plan-00000002-aaaaaaaa.json", {"part": "person", "text": "Noor"})
    (generations / "plan-00000003-aaaaaaaa.json").write_bytes(b"{")
    if damage is not None:
        (tmp_path / "plan.json").write_bytes(damage)
    plan = read_plan(tmp_path)
    assert plan.people == ("Noor",)
    assert plan.trouble == "The plan file is damaged or gone; these are the lines of its last good copy."
    shown = [line.text for line in help_lines("GB", plan)]
    assert shown.count(plan.trouble) == 1
    assert any("999" in text for text in shown)


def test_what_can_be_read_of_a_damaged_plan_is_shown(tmp_path: Path) -> None:
    """Without a copy the table is read alone, from a file that goes wrong after it."""
    (tmp_path / "plan.json").write_bytes(b'{"plan":{"1":{"part":"person","text":"Noor"}},"x":{"1')
    plan = read_plan(tmp_path)
    assert plan.people == ("Noor",)
    assert plan.trouble == NOT_WHOLE


def test_no_plan_is_no_trouble(tmp_path: Path) -> None:
    """Who has written none is told nothing."""
    assert read_plan(tmp_path) == Plan()


@given(st.binary() | st.recursive(st.none() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_no_plan_can_stop_help(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    """Whatever stands in the file, help is given."""
    folder = tmp_path_factory.getbasetemp()
    content = content if isinstance(content, bytes) else json.dumps({"plan": content}).encode()
    (folder / "plan.json").write_bytes(content)
    assert help_lines("GB", read_plan(folder))


def test_a_table_that_cannot_be_read_spoils_no_other() -> None:
    """Its country keeps the numbers that work in most places, the next one has its own."""
    good = '[BB]\nname = "B"\nemergency = ["1"]\nemergency_checked_on = ""\nzones = ["A/B"]\n'
    listed = Countries(f'[AA]\nname = "A\n{good}')
    assert listed["AA"] == Country("AA", "AA", ())
    assert listed["BB"].emergency == ("1",)
    assert (listed.in_zone("A/B"), listed.in_zone("B"), listed.in_zone("")) == ("BB", "", "")


def test_a_country_whose_table_cannot_be_read_still_says_whom_to_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the country is not known."""
    monkeypatch.setattr(now, "countries", lambda: Countries("[AA]\nname ="))
    assert help_lines("AA")[0].text.startswith("Call 112, 911 or your local emergency number")


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody will ever write into it."""
    for name in ("journal.json", "plan.json"):
        os.mkfifo(tmp_path / name)
    assert chosen_country(tmp_path) == ""
    assert read_plan(tmp_path).people == ()


def test_without_the_file_of_countries_there_is_help_for_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with a missing or damaged file still says whom to call."""
    monkeypatch.setattr(numbers, "__file__", "/nowhere/countries.py")
    countries.cache_clear()
    try:
        assert countries() == {}
        assert help_lines("GB")[0].text.startswith("Call 112, 911 or your local emergency number")
    finally:
        countries.cache_clear()


@pytest.mark.parametrize("content", NAMED.values(), ids=NAMED)
def test_the_command_works_whatever_became_of_the_journal(tmp_path: Path, content: bytes | None) -> None:
    """No library, no home, no path: it still says whom to call, and nothing on standard error."""
    for name in ("journal.json", "plan.json") if content is not None else ():
        (tmp_path / name).write_bytes(content or b"")
    done = _now(folder=tmp_path, environment={"TZ": "Europe/Dublin"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Country: Ireland, a guess." in done.stdout
    assert "Call 112 or 999" in done.stdout
    assert "This program cannot call anyone for you." in done.stdout
    assert done.stdout.count("The plan file is damaged") == (content not in {None, NAMED["newer"]})


def test_the_command_prints_the_newest_good_copy_of_a_damaged_plan(tmp_path: Path) -> None:
    """Own people, the line that says so, and the country's numbers, whatever became of the file."""
    copy = tmp_path / "generations" / "plan-00000007-aaaaaaaa.json"
    _write_plan(copy, {"part": "person", "text": "Noor"}, {"part": "coping", "text": "walk"})
    (tmp_path / "plan.json").write_bytes(b"{ damaged")
    done = _now("--country", "GB", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    wanted = ("Call 999 or 112", "Noor", "Samaritans", "lines of its last good copy", "walk", "Breathe softly")
    printed = " ".join(done.stdout.split())
    assert [printed.index(words) for words in wanted] == sorted(printed.index(words) for words in wanted)


def test_the_command_waits_for_no_lock_and_writes_nothing(tmp_path: Path) -> None:
    """Another window is in the middle of a save, and the folder may not be written."""
    _write_plan(tmp_path / "plan.json", {"part": "person", "text": "Noor"})
    with (tmp_path / ".journal.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tmp_path.chmod(0o500)
        before = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
        done = _now(folder=tmp_path)
        after = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
        tmp_path.chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Noor" in done.stdout
    assert after == before


def test_the_command_works_where_the_journal_is_a_folder_or_nothing_can_be_read(tmp_path: Path) -> None:
    """Folders stand where files are expected, and the data folder itself is a file."""
    (tmp_path / "journal.json").mkdir()
    (tmp_path / "plan.json").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path, tmp_path / "file", "~no-such-person/x"):
        done = _now(folder=folder)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Call 112" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_the_command_works_where_reading_is_forbidden(tmp_path: Path) -> None:
    """A folder that may not be entered is no reason to be silent."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    done = _now(folder=closed)
    closed.chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_forbidden_folder_counts_as_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is taken for an absent file."""

    def refuse(path: str) -> bool:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.path.isfile", refuse)
    assert chosen_country(tmp_path) == ""
    assert read_plan(tmp_path) == Plan()


def test_the_command_prefers_the_named_country_then_the_chosen_one(tmp_path: Path) -> None:
    """Whoever travels names another; nothing is kept by it."""
    journal = tmp_path / "journal.json"
    journal.write_text('{"settings": {"1": {"country": "NZ"}}}', encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    chosen = _now(folder=tmp_path, environment={"TZ": "Europe/Dublin"}).stdout
    named = _now("--country", "canada", folder=tmp_path).stdout
    unknown = _now("--country", "Mars", folder=tmp_path).stdout
    assert "Country: New Zealand.\n" in chosen
    assert "Country: Canada.\n" in named
    assert "Country: not known.\n" in unknown
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_the_command_prints_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """A letter the terminal does not have becomes a question mark, the number stays."""
    done = _now("--country", "CA", folder=tmp_path, environment={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert "1 866 277-3553" in done.stdout


@pytest.mark.parametrize("code", ["", *countries()])
def test_the_command_keeps_within_eighty_columns(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line fits an old terminal, and the order is that of the help itself."""
    assert NOW.run(Namespace(country=code or "Mars", data=str(tmp_path))) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= WIDTH
    places = [printed.index(heading) for heading in HEADINGS.values() if heading and heading in printed]
    assert places == sorted(places)


def test_the_command_loads_nothing_dear() -> None:
    """What it can do without of the standard library would take a third of its time."""
    dear = f"{OUTSIDE_LIBRARIES}\nprint(sorted({{'pathlib', 'traceback', 'shutil'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-S", "-c", dear], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_command_loads_no_library() -> None:
    """With everything installed, `handrail now` imports the standard library and Handrail alone."""
    done = subprocess.run(
        [sys.executable, "-c", OUTSIDE_LIBRARIES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 ['store', 'tui']"
