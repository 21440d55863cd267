"""What `verschil` says is in words: no key of a file, no sign that has to be learned, and no more than fits where it is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import REPOSITORY, TODAY
from generated import write_dossier
from motiespoor.change.changes import difference_between
from motiespoor.change.opening import Head
from motiespoor.change.pages import SiteChange
from motiespoor.change.text import Compared, in_words
from motiespoor.model.chapters import Chapter
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Mention
from motiespoor.model.period import period
from motiespoor.read.dossier import read_dossier
from motiespoor.tell.style import LIMIT, MARKDOWN, PLAIN, Style, fitted

COMMIT = "c0ffee0000001234"
REST = "Lees alles met motiespoor verschil c0ffee000000 --alles."
BY_STYLE = pytest.mark.parametrize("style", [PLAIN, MARKDOWN])


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The small dossier."""
    return read_dossier(Path(__file__).parent / "dossiers" / "klein").dossier


def told(
    before: Dossier, after: Dossier, style: Style = PLAIN, *, everything: bool = False, today: date = TODAY
) -> str:
    """The words for a change, of which the pages are left alone."""
    compared = Compared(
        head=Head(name="main", commit=COMMIT, today=today),
        before=before,
        after=after,
        difference=difference_between(before, after, today),
        site=SiteChange(new=(), gone=(), moved=(), changed=()),
        old_looks=False,
        files=((), (), ()),
        program=((), (), ()),
        problems=(),
    )
    return in_words(compared, style, everything=everything)


def below(text: str) -> list[str]:
    """The lines below a point."""
    return [line[4:] for line in text.splitlines() if line.startswith("  - ")]


def with_measure(dossier: Dossier, **fields: object) -> Dossier:
    """The dossier with another first measure."""
    first, *others = dossier.measures
    return replace(dossier, measures=(replace(first, **fields), *others))  # type: ignore[arg-type]


def test_a_field_is_told_as_a_reader_would_say_it(dossier: Dossier) -> None:
    """Names for codes, days in full, words for what is chosen; a new text and one that is gone are told as that."""
    chart = next(each for each in dossier.charts if each.series is not None)
    other = next(each for each in dossier.series if each.id != chart.series)
    was = next(each for each in dossier.series if each.id == chart.series)
    after = replace(
        dossier,
        charts=tuple(replace(each, series=other.id, noun="iets") if each == chart else each for each in dossier.charts),
        events=tuple(
            replace(each, date=period("2025-11-04")) if number == 0 else each
            for number, each in enumerate(dossier.events)
        ),
        breaks=tuple(replace(each, description="") for each in dossier.breaks[:1]) + dossier.breaks[1:],
    )
    lines = below(told(dossier, after))
    assert f"reeks: was ‘{was.title}’, nu ‘{other.title}’" in lines
    assert any(line.startswith("datum: was ") and line.endswith(", nu 4 november 2025") for line in lines)
    assert any(line.startswith("omschrijving is weg: ‘") for line in lines)
    assert not [line for line in lines if re.search(r"\[[+-]|[+-]\]|<|\w+-\d+-|None|\(\)", line)]


def test_of_a_list_it_is_told_what_came_and_what_went(dossier: Dossier) -> None:
    """Each by its name; of a record that is still there, what differs in it."""
    measure = dossier.measures[0]
    action = measure.actions[0]
    mention = action.mentions[0]
    title = next(each.sheet.title for each in dossier.rounds if each.sheet.id == mention.round)
    more = replace(action, mentions=(replace(mention, progress=(*mention.progress, 9)), *action.mentions[1:]))
    assert below(told(dossier, with_measure(dossier, actions=(more, *measure.actions[1:])))) == [
        f"in ronde, ‘{title}’, stand van zaken: met 9 erbij"
    ]
    without = replace(action, mentions=action.mentions[1:])
    (line,) = below(told(dossier, with_measure(dossier, actions=(without, *measure.actions[1:]))))
    assert line.startswith(f"in ronde: zonder ronde ‘{title}’, ")
    turned = replace(action, mentions=(*action.mentions, Mention(round=mention.round, actions=(7,))))
    (line,) = below(told(dossier, with_measure(dossier, actions=(turned, *measure.actions[1:]))))
    assert line == f"in ronde: met ronde ‘{title}’, acties 7 erbij"
    turned = replace(action, mentions=action.mentions[::-1])
    if len(action.mentions) > 1:
        assert below(told(dossier, with_measure(dossier, actions=(turned, *measure.actions[1:])))) == [
            "in ronde: in een andere volgorde"
        ]


def test_a_new_area_is_counted_with_its_gender(dossier: Dossier) -> None:
    """One is "nieuw", for it is "het gebied"; more are "nieuwe"."""
    assert "\n- 1 nieuw gebied\n" in told(replace(dossier, areas=dossier.areas[1:]), dossier)
    assert "\n- 2 nieuwe gebieden\n" in told(replace(dossier, areas=dossier.areas[2:]), dossier)


def test_two_things_with_one_title_are_told_by_their_names(dossier: Dossier) -> None:
    """A theme that gets another name and keeps its title would be told as no change; so it is told with its names."""
    then, now = (Chapter(id=each, title="Water") for each in ("water", "sloten"))
    before, after = (
        replace(with_measure(dossier, theme=each.id), publication=replace(dossier.publication, chapters=(each,)))
        for each in (then, now)
    )
    assert "thema: was ‘Water’ (water), nu ‘Water’ (sloten)" in below(told(before, after))


def test_a_condition_is_called_by_what_it_is_about() -> None:
    """Of a field or of a coupling: what is not said is no name."""
    root, sheet = REPOSITORY / "voorbeelden/gemeente", "data/registers/projecten/datapackage.yaml"
    text = (root / sheet).read_text(encoding="utf-8")
    asked = "        - koppeling: ideeen-en-projecten\n"
    after = text.replace(asked, "        - veld: status\n          is: klaar\n")
    assert below(told(read_dossier(root).dossier, read_dossier(root, {sheet: after}).dossier)) == [
        "vragen, ‘gevraagd’, ja: met veld ‘status’, is ‘klaar’ erbij, zonder koppeling ‘ideeen-en-projecten’"
    ]


def test_a_new_action_has_a_first_status(dossier: Dossier) -> None:
    """It is no change of status, and no addition without one."""
    measure = dossier.measures[0]
    action = replace(measure.actions[0], id="nieuw", title="Iets nieuws", updates=measure.actions[0].updates[:1])
    text = told(dossier, with_measure(dossier, actions=(*measure.actions, action)))
    label = next(each.label for each in dossier.statuses if each.id == action.updates[0].status)
    assert "\n- 1 nieuwe actie heeft een eerste status\n- 1 nieuwe actie\n" in text
    assert f"\n- Maatregel {measure.number}, Iets nieuws: nieuwe actie, met als eerste status {label}, op " in text
    assert "zonder dat de status verandert" not in text


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A dossier of 1,000 measures."""
    root = tmp_path_factory.mktemp("groot") / "groot"
    write_dossier(root, 1_000, actions=1, promises=0)
    return read_dossier(root).dossier


def all_over(dossier: Dossier) -> Dossier:
    """Every measure with another title, and an action that moved with long words about it."""
    measures = []
    for measure in dossier.measures:
        action = measure.actions[0]
        last = action.updates[-1]
        moved = replace(
            last,
            status="beloofd" if last.status != "beloofd" else "bezig",
            explanation="Eén & al. " * 40,
            evidence=last.evidence * 12,
        )
        grown = replace(action, updates=(*action.updates, moved))
        measures.append(replace(measure, title=f"Nog eens {measure.title}", actions=(grown,)))
    return replace(dossier, measures=tuple(measures))


@BY_STYLE
def test_a_change_of_a_thousand_measures_fits(large: Dossier, style: Style) -> None:
    """It says how much of what, ends after a whole point, and says how many are left out and where they are."""
    text = told(large, all_over(large), style)
    assert len(text.encode()) <= LIMIT < 65_536
    assert "\n- 1.000 statussen veranderen\n" in text
    *lines, empty, last = text.splitlines()
    assert empty == ""
    assert re.fullmatch(
        r"Lees alles met `?motiespoor verschil c0ffee000000 --alles`?\.( Er zijn hier \d+ punten weggelaten\.)?", last
    )
    whole = told(large, all_over(large), style, everything=True).splitlines()
    assert len(whole) > 10_000
    assert set(lines) - set(whole) <= {line for line in lines if "en nog " in line}
    assert "--alles" not in "".join(whole)


@BY_STYLE
def test_a_change_that_is_told_whole_says_nothing_of_more(dossier: Dossier, style: Style) -> None:
    """Where nothing was left out, nothing is to be read elsewhere."""
    after = with_measure(dossier, title="Anders")
    assert "--alles" not in told(dossier, after, style)
    assert told(dossier, after, style) == told(dossier, after, style, everything=True)


def points(number: int, size: int) -> str:
    """A text of so many points below two headings."""
    half = [f"- {place} {'é' * size}\n  - eronder" for place in range(number)]
    return "\n".join(("# Kop", "", *half[: number // 2], "", "## Tweede", "", *half[number // 2 :], ""))


@pytest.mark.parametrize("size", [100, 1_000, 12_000, 24_000])
@pytest.mark.parametrize("number", [2, 3, 40, 400])
def test_a_text_is_cut_at_a_whole_point(number: int, size: int) -> None:
    """Every point is whole or not there, no heading is left without one, and the count is right."""
    text = points(number, size)
    short = fitted(text, "Lees meer", cut=False)
    assert len(short.encode()) <= max(LIMIT, 0)
    if len(text.encode()) < LIMIT - 100:
        assert short == text
        assert fitted(text, "Lees meer", cut=True) == f"{text}\nLees meer.\n"
        return
    kept, _, last = short.rstrip("\n").rpartition("\n\n")
    left = number - kept.count("\n- ")
    assert text.startswith(kept)
    assert last == f"Lees meer. Er {'is hier 1 punt' if left == 1 else f'zijn hier {left} punten'} weggelaten."
    assert kept.splitlines()[-1] == "  - eronder"
