"""What a publication calls the things that every publication has, and how those words stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from motiespoor.model.fields import OneLine, Worded, key, origin_field, record
from motiespoor.problem import NOWHERE, Origin

# What stands with a word that has "de" before it, and with one that has "het".
_AGREES = {
    "de": "het", "deze": "dit", "die": "dat", "elke": "elk", "welke": "welk", "nieuwe": "nieuw", "eerdere": "eerder", "latere": "later", "andere": "ander",
    "jaarlijkse": "jaarlijks", "een": "een", "en": "en",
}  # fmt: skip
# What stands in the place of such a word.
_INSTEAD = {"zij": "het", "haar": "het"}


class Article(Worded):
    """The article of a Dutch word."""

    DE = "de", "de"
    HET = "het", "het"


@record
class Word:
    """What readers of a publication call something."""

    one: OneLine = key("een", "Eén", "In het enkelvoud: wijk.")
    many: OneLine = key("meer", "Meer", "In het meervoud: wijken.")
    article: Article = key("lidwoord", "Lidwoord", "De of het.", default=Article.DE)
    origin: Origin = origin_field()


def _called(one: str, many: str) -> Word:
    return Word(one=one, many=many, origin=NOWHERE)


@record
class Words:
    """What readers call that of which every publication has many; what is not named has the word of the program."""

    measure: Word = key(
        "maatregel",
        "Maatregel",
        "Wat gevolgd wordt, en waar de acties onder vallen.",
        default=_called("maatregel", "maatregelen"),
    )
    promise: Word = key(
        "belofte",
        "Belofte",
        "Wat toegezegd is, met of zonder termijn.",
        default=_called("belofte", "beloften"),
    )
    round: Word = key(
        "ronde",
        "Ronde",
        "Een keer dat er over de voortgang bericht werd.",
        default=_called("ronde", "ronden"),
    )
    agreement: Word = key(
        "afspraak",
        "Afspraak",
        "Een onderdeel van het kader.",
        default=_called("afspraak", "afspraken"),
    )
    area: Word | None = key("gebied", "Gebied", "Een gebied dat deel is van het geheel.", default=None)
    sector: Word | None = key("sector", "Sector", "Een sector.", default=None)
    origin: Origin = origin_field()


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a phrase of the program reads in the words of a publication.

    A phrase is a word of the program for one or for many, with what agrees with it: `ronden`, `Deze maatregel`,
    `nieuwe belofte`, `ronde die`. In parentheses a word is not said: `zij (ronde)` is what stands in its place.
    """

    words: Mapping[str, tuple[Word, bool]]  # by the word of the program; whether that is for many
    foreign: bool = False  # whether the names in the dossier are in another language than its pages

    def __getitem__(self, phrase: str) -> str:
        """The phrase in the words of the publication.

        Raises:
            KeyError: it is no phrase with a word that a publication may choose.
        """
        parts = phrase.lower().split()
        named = [self.words[name] for each in parts if (name := each.strip("()")) in self.words]
        if not named:
            raise KeyError(phrase)
        word, many = named[0]
        said = " ".join(self._part(each, word, many) for each in parts if not each.startswith("("))
        return said if phrase[0].islower() else said[:1].upper() + said[1:]

    def _part(self, part: str, word: Word, many: bool) -> str:
        if part in self.words:
            return word.many if many else word.one
        other = {**_AGREES, **_INSTEAD}[part]
        return other if word.article is Article.HET and not many else part

    def neuter(self, name: str) -> bool:
        """Whether a word has "het" before it."""
        return self.words[name][0].article is Article.HET

    def told(self, text: str) -> str:
        """A text of the program itself, as the meaning of an outcome: every phrase in it as the publication says it."""
        return _found_by(tuple(self.words)).sub(lambda found: self[found[0]], text)


@lru_cache
def _found_by(names: tuple[str, ...]) -> re.Pattern[str]:
    """A word, with what agrees with it."""
    return re.compile(rf"\b(?:(?:{'|'.join(_AGREES)}) )*(?:{'|'.join(names)})\b(?: die\b)?", re.IGNORECASE)


def by_name(own: Words) -> dict[str, tuple[Word, bool]]:
    """The words of a publication by those of the program, for one and for many."""
    chosen = ((_DEFAULT.measure, own.measure), (_DEFAULT.promise, own.promise), (_DEFAULT.round, own.round))
    pairs = (*chosen, (_DEFAULT.agreement, own.agreement))
    return {
        name: (word, many) for default, word in pairs for name, many in ((default.one, False), (default.many, True))
    }


def said_in(own: Words) -> Phrases:
    """How texts of the program about data read in the words of a publication; areas and sectors are there of every kind."""
    return Phrases(by_name(own))


_DEFAULT = Words(origin=NOWHERE)
