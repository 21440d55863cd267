"""The JSON Schemas for editors' programs: made from the types, and of one mind with `check`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import DOSSIERS, REPOSITORY, TODAY, edit, edited
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.model import kinds
from motiespoor.model.fields import Worded, keys, unwrapped
from motiespoor.model.kinds import is_yaml
from motiespoor.model.measure import Measure
from motiespoor.model.period import MONTHS, ORDINALS, PARTS, Period, UnreadablePeriod, period
from motiespoor.model.schema import FILES, KNOWN, first_line, schema_name, schema_path
from motiespoor.model.schema_files import schema_files
from motiespoor.read.dossier import read_dossier
from test_rules import Mistake, all_cases, made

KLEIN = DOSSIERS / "klein"
A, C2 = "data/maatregelen/A.yaml", "data/maatregelen/C2.yaml"


def yaml_files(root: Path) -> list[str]:
    """The place of every YAML file of a dossier."""
    found = [
        path.relative_to(root).as_posix()
        for folder in ("data", "site_config")
        for path in (root / folder).rglob("*.yaml")
    ]
    return sorted(path for path in found if is_yaml(path))


def written(root: Path, target: Path) -> Path:
    """The schemas of a dossier, written in another folder."""
    for path, text in schema_files(read_dossier(root).dossier).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    return target


def refused(schema: Path, files: Iterable[Path]) -> set[Path]:
    """The files that check-jsonschema does not accept."""
    command = ["--schemafile", str(schema), "--output-format", "json", *map(str, files)]
    told = json.loads(CliRunner().invoke(check_jsonschema, command).stdout)
    return {Path(each["filename"]) for kind in ("errors", "parse_errors") for each in told.get(kind, ())}


@pytest.fixture(scope="module")
def schemas(registered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the schemas of the small dossier, with registers."""
    return written(registered, tmp_path_factory.mktemp("schemas"))


# What is kept in the repository.


def test_the_schemas_of_the_repository_are_those_of_now() -> None:
    """What types, statuses and roles say stands in the repository; if not: `motiespoor schema`."""
    made = schema_files(read_dossier(REPOSITORY).dossier)
    kept = {
        path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8")
        for path in (REPOSITORY / paths.SCHEMAS).iterdir()
    }
    assert set(kept) == set(made)
    # The names of records change with every source that is added: those need not be of today.
    assert {path for path in made if kept[path] != made[path]} <= {schema_path(KNOWN)}


@pytest.mark.parametrize("root", [REPOSITORY, KLEIN], ids=lambda root: root.name)
def test_every_file_names_its_schema(root: Path) -> None:
    """The first line of every YAML file leads an editor's program to its schema."""
    for path in yaml_files(root):
        line = (root / path).read_text("utf-8").partition("\n")[0]
        assert line == first_line(path)
        named = ((root / path).parent / line.partition("$schema=")[2]).resolve()
        assert named == (root / schema_path(schema_name(path))).resolve()


def test_every_kind_of_file_has_a_schema() -> None:
    """No kind of YAML file is left out."""
    in_folders = {*kinds.OF_ROUND.values(), kinds.ProgressReport, kinds.RegisterPackage, Measure}
    assert set(FILES) == {*kinds._RECORDS.values(), *in_folders}


def declared() -> Iterator[tuple[type, str, Any, Any]]:
    """Every field of every record in a YAML file: the record, the key, the declaration and the type of one value."""
    waiting, seen = list(FILES), set(FILES)
    while waiting:
        record_type = waiting.pop()
        hints = typing.get_type_hints(record_type, include_extras=True)
        for key, field in keys(record_type).items():
            _, held = unwrapped(hints[field.name])
            yield record_type, key, field, held
            if is_dataclass(held) and held is not Period and held not in seen:
                seen.add(typing.cast("type", held))
                waiting.append(typing.cast("type", held))


def test_every_field_and_every_choice_is_explained() -> None:
    """Whoever points at a field or a word reads what it means."""
    for record_type, key, field, held in declared():
        assert field.metadata["title"], (record_type, key)
        assert field.metadata["help"].endswith("."), (record_type, key)
        if isinstance(held, type) and issubclass(held, Worded):
            assert all(each.explained.endswith(".") for each in held)


def test_a_schema_says_what_an_editor_needs(schemas: Path) -> None:
    """A field has a title and a meaning in Dutch, a choice its words with what they mean, and a message of its own."""
    schema = json.loads((schemas / schema_path("maatregel")).read_text("utf-8"))
    update = schema["properties"]["acties"]["items"]["properties"]["standen"]["items"]
    assert update["required"] == ["datum", "status", "toelichting", "oorzaak", "bewijs"]
    assert update["properties"]["status"] == {
        "title": "Status",
        "description": "Een van de statussen van site_config/statussen.yaml.",
        "type": "string",
        "enum": ["niet-gemeld", "beloofd", "bezig", "klaar", "gestopt"],
        "enumDescriptions": [
            "Niet gemeld. De stukken zwijgen hierover.",
            "Beloofd. Het College zegt dat het komt.",
            "Bezig & onderweg. Er wordt aan gewerkt, of <gevaren>.",
            "Klaar. Het is er.",
            "Gestopt. Het komt er niet.",
        ],
        "errorMessage": "Dit woord bestaat hier niet. Toegestaan: niet-gemeld, beloofd, bezig, klaar, gestopt.",
    }
    assert update["properties"]["datum"] == {
        "title": "Datum",
        "description": "De dag waarop dit zo was. Schrijf jaar-maand-dag: 2024-10-25.",
        "type": "string",
        "format": "date",
        "pattern": "^(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)-[0-9]{2}-[0-9]{2}$",
        "patternErrorMessage": "Schrijf jaar-maand-dag: 2024-10-25.",
    }
    assert update["properties"]["ronde"]["anyOf"][0] == {"$ref": "namen.schema.json#/definitions/ronde"}
    known = json.loads((schemas / schema_path(KNOWN)).read_text("utf-8"))["definitions"]
    assert known["ronde"]["enum"] == ["voorjaar-25", "najaar-25"]


# Of one mind with `check`: whatever is right for one is right for the other.


@pytest.mark.parametrize("name", ["echt", "klein", "vijandig"])
def test_what_is_right_is_accepted(name: str, tmp_path: Path) -> None:
    """Every file of a dossier without problems is accepted by its schema."""
    root = REPOSITORY if name == "echt" else DOSSIERS / name
    made = written(root, tmp_path)
    files = defaultdict(list)
    for path in yaml_files(root):
        files[schema_name(path)].append(root / path)
    assert len(files) > 10
    wrong = [path for schema, found in files.items() for path in refused(made / schema_path(schema), found)]
    assert wrong == []


def test_the_program_itself_accepts_it(schemas: Path) -> None:
    """The same as a process of its own, as an editor or a workflow runs it."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schemas / schema_path("maatregel")]
    done = subprocess.run([*command, KLEIN / A, KLEIN / C2], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


# What a schema cannot see, and why. A rule is named when it cannot see any of its mistakes.
ELSEWHERE = "it depends on other records or on other files"
CALENDAR = "it depends on other days, or on today"
WORDS = "it depends on the literal texts"
KIND = "it depends on the kind of promise"
DECLARED = "it depends on the fields that the register declares"
UNSEEN: dict[str, str] = {
    "statuses_have_names_of_their_own": ELSEWHERE,
    "identifiers_are_unique": ELSEWHERE,
    "pages_have_addresses_of_their_own": "it depends on the pages that are made",
    "names_differ_in_more_than_capitals": ELSEWHERE,
    "places_have_names_of_their_own": "it depends on the places that a page has",
    "a_measure_has_one_row": ELSEWHERE,
    "files_are_named_after_their_content": "it depends on the name of the file",
    "texts_belong_to_sources": ELSEWHERE,
    "mentions_exist": ELSEWHERE,
    "every_item_is_followed": ELSEWHERE,
    "progress_stands_in_its_column": ELSEWHERE,
    "rows_have_columns": ELSEWHERE,
    "steps_back_have_a_reason": ELSEWHERE,
    "primary_means_that_the_text_is_here": ELSEWHERE,
    "charts_have_what_they_need": ELSEWHERE,
    "charts_have_something_to_show": ELSEWHERE,
    "charts_have_names_of_their_own": ELSEWHERE,
    "every_table_is_described": ELSEWHERE,
    "columns_are_described": ELSEWHERE,
    "terms_are_said_alike": ELSEWHERE,
    "keys_name_columns": ELSEWHERE,
    "tables_fit_their_descriptor": ELSEWHERE,
    "updates_run_forward": CALENDAR,
    "reports_of_leaks_have_a_way_in": CALENDAR,
    "only_a_host_of_its_own_is_ruled": "it hangs on the address that the site goes to",
    "a_site_that_moves_keeps_its_names": "it hangs on the other addresses in the file",
    "updates_belong_to_their_round": CALENDAR,
    "nothing_happens_after_today": CALENDAR,
    "reports_run_forward": CALENDAR,
    "promises_come_first": CALENDAR,
    "rounds_follow_their_reference_date": CALENDAR,
    "rounds_close_in_time": CALENDAR,
    "corrections_run_forward": CALENDAR,
    "nothing_is_known_after_today": CALENDAR,
    "facts_are_known_once_they_are_there": CALENDAR,
    "what_happened_was_promised_before": CALENDAR,
    "reports_are_of_a_year_of_the_promise": CALENDAR,
    "recurrences_can_be_counted": CALENDAR,
    "reports_say_what_happened": KIND,
    "what_is_taken_back_is_gone": KIND,
    "corrections_take_back_once": ELSEWHERE,
    "former_labels_run_forward": CALENDAR,
    "one_promise_brings_the_rounds": ELSEWHERE,
    "promises_count_together_once": ELSEWHERE,
    "measures_have_a_theme": ELSEWHERE,
    "themes_have_measures": ELSEWHERE,
    "titles_are_others": ELSEWHERE,
    "former_labels_are_others": ELSEWHERE,
    "other_names_are_others": ELSEWHERE,
    "facts_have_what_they_need": "it depends on the kind of fact",
    "facts_have_a_value": ELSEWHERE,
    "the_story_can_be_told": ELSEWHERE,
    "the_approach_has_a_day": ELSEWHERE,
    "conditions_are_quoted": WORDS,
    "tests_say_what_counts": WORDS,
    "quotes_are_literal": WORDS,
    "frame_is_literal": WORDS,
    "rounds_are_literal": WORDS,
    "rounds_have_a_text": WORDS,
    "tears_are_literal": WORDS,
    "source_errors_are_in_the_source": WORDS,
    "summaries_are_short": "a schema counts no sentences",
    "rows_have_a_key": DECLARED,
    "parts_are_played_by_fields": DECLARED,
    "groups_are_of_words": DECLARED,
    "statuses_are_listed": DECLARED,
    "couplings_join_two_registers": DECLARED,
    "rows_have_names_of_their_own": "it depends on the name of the file",
    "changes_run_forward": CALENDAR,
}
# Some mistakes of a rule, by a passage of what was written.
OFFERED = "the names of records in other files are offered, and not held to"
YAML = "it is YAML, of a kind that a dossier does not use"
UNSEEN_PASSAGES: dict[str, str] = {
    "▶ligplaats\n": DECLARED,
    "veld: ▶naam": DECLARED,
    "veld: ▶wijk": DECLARED,
    "▶steigers-en-wensen": ELSEWHERE,
    "▶veld: wijk": "draft-07 is not asked for one of two",
    "▶opn": DECLARED,
    "- id: ▶dichtbij": ELSEWHERE,
    "    belofte: belofte\n": DECLARED,
    "▶fietser-tellen": ELSEWHERE,
    "▶najaar-26": OFFERED,
    "maatregel: ▶oude-": OFFERED,
    "▶routes-groei": OFFERED,
    "▶Coëvaart": OFFERED,
    "▶zv-2025-052": OFFERED,
    "[A, ▶D]": OFFERED,
    "▶route-km": OFFERED,
    "▶kwartje": OFFERED,
    "▶cijfers-per-wik": OFFERED,
    "▶Oeverwijk": OFFERED,
    "▶r\u043eutes-km": OFFERED,
    "▶\tCoëvaart": YAML,
    "▶#3 lopen": YAML,
    "▶# allemaal": YAML,
    "▶&ref_0": YAML,
    "\\u202E": YAML,
    "▶&& automaten": YAML,
    "▶&De automaten": YAML,
    "▶31 april 2026": "a pattern does not know how many days a month has",
    "einde: nee\n    onbekend: ▶ja": "draft-07 cannot say: at most one",
    "path: ▶https://elders.example": "it depends on the name of the table",
    "description: Hoeveel cijfers achter de komma getoond worden.": "it depends on the type of the column",
}


def unseen(rule: str, mistake: Mistake) -> bool:
    """Whether a schema cannot see this mistake."""
    return rule in UNSEEN or any(passage in mistake.new for passage in UNSEEN_PASSAGES)


def mistakes(root: Path) -> Iterator[tuple[str, Mistake, str]]:
    """Every mistake in one YAML file of a dossier: its rule, the mistake, and the text of the file with it."""
    for rule, listed in all_cases().items():
        for each in listed:
            if each.old and not each.renamed and is_yaml(each.path):
                yield rule.__name__, each, made(root, each)[0][each.path]


@pytest.mark.proof
def test_what_is_wrong_is_refused(schemas: Path, registered: Path, tmp_path: Path) -> None:
    """Every mistake that `check` tells of is refused, unless a schema cannot see it; and then it is not."""
    files: dict[str, dict[Path, tuple[str, Mistake]]] = defaultdict(dict)
    for number, (rule, mistake, text) in enumerate(mistakes(registered)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        files[schema_name(mistake.path)][path] = (rule, mistake)
    assert sum(map(len, files.values())) > 150
    wrong = []
    for schema, found in files.items():
        not_accepted = refused(schemas / schema_path(schema), found)
        wrong += [
            (rule, mistake.new, path in not_accepted)
            for path, (rule, mistake) in found.items()
            if (path in not_accepted) == unseen(rule, mistake)
        ]
    assert wrong == []


def test_what_a_schema_cannot_see_is_no_more_than_it_says(registered: Path) -> None:
    """No exception stays behind when its mistake is gone."""
    found = list(mistakes(registered))
    assert {rule for rule, _, _ in found} >= set(UNSEEN)
    assert [each for each in UNSEEN_PASSAGES if not any(each in mistake.new for _, mistake, _ in found)] == []


# A value is a text to us, and what YAML makes of it to an editor's program.
SPELLINGS = {
    "nummer: C2": {
        "nummer: 4": True,
        'nummer: "4"': True,
        "nummer: 4a": True,
        "nummer: 4,5": False,
        "nummer: 4.5": True,
        "nummer: -4.5": False,
        "nummer: -4": False,
        "nummer: [4]": False,
        "nummer: {a: b}": False,
        "nummer: ~": False,
        "nummer:": False,
    },
    "titel: Eén `kaartje` voor fiets én veer": {
        "titel: 2024": True,
        "titel: 2024.5": True,
        "titel: true": True,
        "titel: nee": True,
        "titel: 2024-10-25": True,
        "titel: 12:30": True,
        'titel: " x "': True,
        'titel: " "': False,
        "titel: null": False,
        f"titel: {'x' * 301}": False,
    },
    "verwacht: 2026 e.v.": {
        "verwacht: 2026": True,
        "verwacht: 1700": False,
        "verwacht: 2026-03": True,
        "verwacht: 2026-03-01": True,
        "verwacht: Eind  2026": True,
        "verwacht: einde 2026": False,
        "verwacht: true": False,
    },
    "datum: 2025-12-10": {
        'datum: "2025-12-10"': True,
        "datum: 2025-12-32": False,
        "datum: 10-12-2025": False,
        "datum: 2025": False,
        "datum: 1700-01-01": False,
    },
}


def test_a_value_may_be_spelt_as_the_reader_takes_it(schemas: Path, tmp_path: Path) -> None:
    """Numbers, days and words without quotes are accepted where the reader takes them, and only there."""
    files, told = {}, {}
    before = (KLEIN / C2).read_text("utf-8")
    for old, spellings in SPELLINGS.items():
        for new, right in spellings.items():
            text, path = edited(before, C2, old, new), tmp_path / f"{len(files)}.yaml"
            path.write_text(text, "utf-8")
            files[path] = (new, right)
            told[new] = not any(problem.path == C2 for problem in read_dossier(KLEIN, {C2: text}).problems)
    assert told == dict(files.values())
    accepted = files.keys() - refused(schemas / schema_path("maatregel"), files)
    assert {new for new, right in files.values() if right} == {files[path][0] for path in accepted}


PIECES = [*PARTS, *ORDINALS, *MONTHS, "2024", "1799", "2201", "12", "31", "0", "2024-06", "2024-13", "2024-06-07"]
PIECES += ["vanaf", "na", "voor", "uiterlijk", "in", "het", "in de loop van", "van", "kwartaal", "helft", "halfjaar"]
PIECES += ["e.v.", "en later", "en verder", "binnenkort", "de komende jaren", "jaarlijks", "  ", "Eind", "MEI", "x"]
TERM = re.compile(
    json.loads(schema_files(read_dossier(KLEIN).dossier)[schema_path("maatregel")])["properties"]["mijlpalen"]["items"][
        "properties"
    ]["verwacht"]["pattern"]
)


@given(st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join))
def test_the_pattern_of_a_term_is_what_is_read_as_one(text: str) -> None:
    """The pattern accepts a term that can be read, and refuses another, but for a day that a month does not have."""
    try:
        period(text)
    except UnreadablePeriod as error:
        if "dagen" not in str(error):
            assert not TERM.fullmatch(text)
    else:
        assert TERM.fullmatch(text)


# The command.


def schema(root: Path, *arguments: str) -> int:
    """Runs the command on a dossier."""
    return main(["schema", *arguments, "--root", str(root), "--today", TODAY.isoformat()])


def test_the_command_writes_them_and_sees_when_they_are_old(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Missing or old schemas are named with what to do; once made anew they are of now, and `check` has nothing to say."""
    names = sorted([*(name for name, _ in FILES.values()), KNOWN])
    assert schema(small, "--kijk") == 1
    old = [f"{schema_path(name)} is niet meer van nu. Maak het opnieuw: motiespoor schema\n" for name in names]
    assert capsys.readouterr().out == "".join(old)

    assert schema(small) == 0
    assert capsys.readouterr().out == "19 schema's geschreven in site_config/schemas.\n"
    assert schema(small, "--kijk") == 0
    assert capsys.readouterr().out == "De schema's zijn van nu.\n"

    edit(small, paths.STATUSES, "betekenis: Het is er.", "betekenis: Het is klaar.")
    assert schema(small, "--kijk") == 1
    assert capsys.readouterr().out == (
        "site_config/schemas/maatregel.schema.json is niet meer van nu. Maak het opnieuw: motiespoor schema\n"
    )
    assert main(["check", "--root", str(small), "--today", TODAY.isoformat()]) == 0
