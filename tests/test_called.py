"""What every publication has is called as the publication says: nowhere on its site stands another word for it."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import REAL_TODAY, TODAY, copy_of
from motiespoor import paths
from motiespoor.derive.names import phrases
from motiespoor.model.dossier import Dossier
from motiespoor.model.menu import Surroundings
from motiespoor.model.wording import Article, Phrases, Word, Words, by_name
from motiespoor.problem import NOWHERE
from motiespoor.read import theme
from motiespoor.render.api.addresses import document_path
from motiespoor.render.api.documents import INDEX
from motiespoor.render.api.outputs import descriptions, interface
from motiespoor.render.menu import surroundings
from motiespoor.render.site import site_outputs
from motiespoor.validate.check import checked_dossier
from test_third_round import no_picture, no_png

OWN = Words(
    measure=Word(one="actiepunt", many="actiepunten", article=Article.HET, origin=NOWHERE),
    promise=Word(one="toezegging", many="toezeggingen", origin=NOWHERE),
    round=Word(one="verslag", many="verslagen", article=Article.HET, origin=NOWHERE),
    agreement=Word(one="uitgangspunt", many="uitgangspunten", article=Article.HET, origin=NOWHERE),
    origin=NOWHERE,
)
SAID = Phrases(by_name(OWN))


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("maatregel", "actiepunt"),
        ("Maatregelen", "Actiepunten"),
        ("deze maatregel", "dit actiepunt"),
        ("Elke ronde", "Elk verslag"),
        ("ronde die", "verslag dat"),
        ("zij (ronde)", "het"),
        ("zij (belofte)", "zij"),
        ("jaarlijkse belofte", "jaarlijkse toezegging"),
        ("eerdere beloften", "eerdere toezeggingen"),
        ("haar (afspraak)", "het"),
        ("De ronden", "De verslagen"),
    ],
)
def test_what_stands_with_a_word_agrees_with_it(phrase: str, told: str) -> None:
    """Article, pronoun and adjective, with a capital where the phrase has one."""
    assert SAID[phrase] == told


@pytest.mark.parametrize("phrase", ["plan", "mooie maatregel", "zij"])
def test_only_phrases_that_can_be_said(phrase: str) -> None:
    """A slip in a sentence or a template is an error, and no half sentence."""
    with pytest.raises(KeyError):
        SAID[phrase]


def test_a_text_of_the_program() -> None:
    """Every phrase in it, also of two that share a word."""
    assert SAID.told("Eén stuk zou deze en een andere maatregel nakomen.") == (
        "Eén stuk zou dit en een ander actiepunt nakomen."
    )
    assert Phrases(by_name(Words(origin=NOWHERE))).told("De ronde en elke maatregel.") == "De ronde en elke maatregel."


# What stands where programs read it: addresses, names of files, columns and elements, and codes.
_FOR_PROGRAMS = re.compile(
    r"""\b(?:id|class|href|src|cite|for|data-(?!kop)[\w-]+|datetime|aria-labelledby|aria-controls|rel|term|xmlns)="[^"]*"
    |https?://\S+|tag:\S+|\{\#[^}]*\}|<code>.*?</code>|</?[a-z][\w:-]*|[\w.-]*(?:/[\w.-]+)+/?""",
    re.VERBOSE | re.DOTALL,
)
_DEFAULT = re.compile(r"\b(?:beloften?|maatregel(?:en)?|(?<!Wij )ronden?|afspra(?:ak|ken))\b", re.IGNORECASE)
_IN_TEXTS = re.compile(r"beloft|maatregel|rond(?=en?\b)|afspra(?=ak|ken)", re.IGNORECASE)
# Files for people: their names are addresses; in the others the keys have the words that stand in every dossier.
_READ = (".md", ".xml", ".ics", ".svg", ".html")
# What the program keeps apart of a dossier: all else in it is of its editors.
_OF_PROGRAM = frozenset({"templates", "blocks", "styles", "descriptors", "surroundings", "publication"})


def silenced(value: Any) -> Any:
    """A dossier of which the editors use none of the words; names that data are linked by stay."""
    if isinstance(value, str):
        return value if re.fullmatch(r"[a-z0-9_./-]+", value) else _IN_TEXTS.sub("zaak", value)
    if isinstance(value, tuple):
        return tuple(silenced(each) for each in value)
    if isinstance(value, Mapping):
        return {name: silenced(each) for name, each in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in dataclasses.fields(value) if each.init and each.name not in _OF_PROGRAM]
        return replace(value, **{name: silenced(getattr(value, name)) for name in names})
    return value


def of_editors(dossier: Dossier) -> Dossier:
    """A dossier whose texts say nothing of what is asked here, with other words for everything."""
    publication = silenced(replace(dossier.publication, words=Words(origin=NOWHERE)))
    return replace(silenced(dossier), publication=replace(publication, words=OWN))


def words_left(dossier: Dossier) -> Iterator[str]:
    """Where a word of the program stands that the publication has another word for, with what is around it."""
    today = REAL_TODAY if dossier.publication.url != "https://voorbeeld.example/" else TODAY
    for output in site_outputs(dossier, today, no_picture, no_png, str):
        if (
            isinstance(output.content, str)
            and output.path.endswith(_READ)
            and not output.source.startswith(paths.STYLE)
        ):
            text = _FOR_PROGRAMS.sub(" ", html.unescape(output.content))
            for found in _DEFAULT.finditer(text):
                around = text[max(0, found.start() - 50) : found.end() + 50]
                yield f"{output.path}: {' '.join(around.split())}"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The small dossier with the descriptions that come with the program."""
    root: Path = copy_of("klein", tmp_path_factory.mktemp("woorden") / "klein")
    for each in root.glob("data/*/datapackage.yaml"):
        each.unlink()
    with (root / paths.PUBLICATION).open("a", encoding="utf-8") as file:
        file.write(
            "woorden:\n  maatregel: {een: actiepunt, meer: actiepunten, lidwoord: het}\n"
            "  belofte: {een: toezegging, meer: toezeggingen}\n"
            "  ronde: {een: verslag, meer: verslagen, lidwoord: het}\n"
            "  afspraak: {een: uitgangspunt, meer: uitgangspunten, lidwoord: het}\n"
        )
    return checked_dossier(root, TODAY)


def test_no_page_has_another_word(described: Dossier) -> None:
    """Pages, feeds, calendars and menus: also of what the program says of the data."""
    assert described.publication.words == OWN
    assert list(words_left(of_editors(described))) == []


def test_no_page_of_the_real_dossier_has_another_word(published: Dossier) -> None:
    """Nor where a dossier has more of everything."""
    real = replace(published, descriptors={})
    assert list(words_left(of_editors(real))) == []


def test_where_nothing_is_yet_no_page_has_another_word(described: Dossier) -> None:
    """Nor where there is nothing to tell."""
    empty = replace(
        described, measures=(), rounds=(), promises=(), frame=None, successions=(), events=(), contradictions=(), locations=(),
    )  # fmt: skip
    assert list(words_left(of_editors(empty))) == []


def test_the_areas_and_the_sectors_are_phrases_too(described: Dossier) -> None:
    """As the publication calls them."""
    said = phrases(described)
    assert (said["gebieden"], said["welke sector"]) == ("wijken", "welke sector")


# What a description says to people; in front of a colon stands a word to choose from, and behind `soort` that of a document.
_KEYS = ("title", "description", "summary", "titel")
_CHOSEN = re.compile(r"(?<![\w-])[a-z][a-z -]*(?=: )|(?<=van de soort )[a-z]+")


def descriptions_in(found: Any) -> Iterator[str]:
    """Every text for people in a description, wherever it stands; a key of a document may be called `title` too."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key in _KEYS and isinstance(value, str):
                yield _FOR_PROGRAMS.sub(" ", _CHOSEN.sub("", value))
            else:
                yield from descriptions_in(value)
    elif isinstance(found, list):
        for each in found:
            yield from descriptions_in(each)


def test_no_description_of_the_interface_has_another_word(described: Dossier) -> None:
    """Of the schemas, of the OpenAPI description and of the document that lists all others."""
    own = of_editors(described)
    index = json.loads(
        next(each for each in interface(own, TODAY, (), ()) if each.path == document_path(INDEX)).content
    )
    texts = {path: [*descriptions_in(content)] for path, content in (*descriptions(own), ("index", index))}
    assert all(len(each) > 3 for each in texts.values())
    assert {path: left for path, each in texts.items() if (left := [one for one in each if _DEFAULT.search(one)])} == {}
    said = "\n".join(one for each in texts.values() for one in each)
    assert "Een actiepunt met acties, standen en mijlpalen." in said
    assert "Een later verslag noemt deze actie niet meer." in said


def test_menu_and_foot_have_no_other_word(described: Dossier) -> None:
    """Of a dossier that leaves them to the program, with every page that there can be."""
    own = of_editors(replace(described, surroundings=Surroundings(menu=None, foot=None, own=None)))
    pages = [each.path for each in site_outputs(described, TODAY, no_picture, no_png, str) if each.path.endswith(".md")]
    around = surroundings(own, pages)
    assert around.menu is not None
    assert around.foot is not None
    titles = [each.title for each in around.menu] + [each.name for each in around.foot]
    assert {"Actiepunten", "Uitgangspunten", "Toezeggingen en termijnen"} <= {*titles}
    assert [each for each in titles if _DEFAULT.search(each or "")] == []


def test_what_stands_around_every_page_has_no_word_for_it() -> None:
    """The page for an address that is not there, the search, what stands above and below each page, and the scripts."""
    blocks = {each.name: each for each in (theme.HOME / theme.BLOCKS).rglob("*.html")}
    assert "404.html" in blocks
    for name, each in blocks.items():
        seen = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", each.read_text("utf-8"), flags=re.DOTALL)
        assert _DEFAULT.search(_FOR_PROGRAMS.sub(" ", seen)) is None, name
    script = (theme.HOME / theme.STYLES / "grafiek.js").read_text("utf-8")
    assert _DEFAULT.search(re.sub(r"//.*|/\*.*?\*/", "", script)) is None
