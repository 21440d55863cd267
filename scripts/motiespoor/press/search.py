"""What readers can find, and where it leads: the one place that decides it.

The engine's own index says which pages are found and how much they weigh (`search` in the head of a page); what stands
in it comes from the finished pages. Material's dialog and its worker (lunr) read the result.

A page is found by itself and by each of its parts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from motiespoor.derive.names import other_names
from motiespoor.model.dossier import Dossier
from motiespoor.press.parts import Part, parts_of
from motiespoor.problem import Problem

INDEX = "search/search_index.json"
ITEMS = "search.json"  # where Zensical keeps it, in its own words
_LANGUAGES = "assets/javascripts/lunr"  # what the worker can load for a language; all that Material knows

# Where words end, in what is found and in what is asked alike: kapitein's, kapitein’s and kapitein are one word, and a
# hyphen of any kind is a space. The 's of 's-Hertogenbosch stays a word, for the worker would say that it is missing.
# No lookbehind: that breaks the whole search in a browser that does not know it.
SEPARATOR = (
    r"[\s\-\u00ad\u2010-\u2015\u2212!?;:()\[\]{}\"“”„«»…·•/|]+"
    r"|[.,](?!\d)"
    r"|&(?:amp|lt|gt);"
    r"|['’‘](?:[sStTnN](?![A-Za-zÀ-ÿ\-\u2011])|(?![sStTnN][\-\u2011]))"
)
# Not shown, only found: other names for what a title names, and words of a text as others type them.
_NAMES, _SPELLINGS = "names", "spellings"
_FIELDS = {"title": 20, _NAMES: 20, "text": 1, _SPELLINGS: 1}
# What stands in the engine's index when mkdocs.yml says nothing of it; what mkdocs.yml does say holds.
_UNSAID = {"separator": r"[\s\-]+", "fields": {"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}}}


_SHORTENED = re.compile(r"(?<!\w)['’]([stn])(?=-)", re.IGNORECASE)  # 's-Hertogenbosch
_WORD = re.compile(r"[^\W\d_]+")
# The space comes first, for what begins with a sign that is given is found ten times sooner.
_SENTENCE = re.compile(r" (?=[A-ZÀ-Ý‘“(])(?<=\w\w[.!?:;] |\w[’”)][.!?:;] |\w[.!?][’”)] )")
# A sentence this long is found in one place; a shorter one may be a name, which is found wherever it stands, unless
# that is in so many parts that it says nothing of any.
_LONG, _EVERYWHERE = 30, 8
# A quotation may be a part of a sentence; by so many of its first words the sentences are found that may hold it.
_BEGIN = 4
_EDGES = " .,;:!?…‘’“”'\"()"
# A part that says no more than its title is found, unless several others have that title.
_SEVERAL = 3


def findable(site: Path) -> frozenset[str]:
    """The addresses of the pages that readers of a built folder find, as the engine says; none when it gave no search."""
    path = _index_in(site)
    return frozenset() if path is None else frozenset(_weights(_as_mkdocs(path)))


def write_search(site: Path, dossier: Dossier, found: Mapping[str, Sequence[Part]]) -> tuple[Problem, ...]:
    """Let a built folder be searched by what was found on its pages, by their address; tells which names of the
    publication lead nowhere.

    Languages that the worker will not load are removed. A site that the engine gave no search keeps none.
    """
    path = _index_in(site)
    if path is None:
        return ()
    index = index_of(found, _as_mkdocs(path), other_names(dossier))
    told = index if path.name != ITEMS else _items(json.loads(path.read_text("utf-8")), index)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_pieces(told))  # as a whole it would take more memory than all that it is made of
    needed = {f"min/lunr.{each}.min.js" for each in ("stemmer.support", "multi", *index["config"]["lang"])}
    for each in sorted((site / _LANGUAGES).rglob("*.js")):
        if each.relative_to(site / _LANGUAGES).as_posix() not in needed:
            each.unlink()
    titles = [_plain(doc["title"]) for doc in index["docs"]]
    return tuple(
        name.origin.problem(f"geen titel op de site noemt '{name.meant}': '{name.name}' leidt nergens heen.", "voor")
        for name in dossier.publication.other_names
        if not any(map(_begins(name.meant).search, titles))
    )


def _index_in(site: Path) -> Path | None:
    """Where the engine's own index stands."""
    return next((site / name for name in (INDEX, ITEMS) if (site / name).is_file()), None)


def _as_mkdocs(path: Path) -> dict[str, Any]:
    """The engine's own index, in the words of MkDocs."""
    index: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return index if path.name != ITEMS else {"config": _UNSAID | index["config"], "docs": index["items"]}


def _weights(engines: Mapping[str, Any]) -> dict[str, float]:
    """How much each page weighs that is found, by its address."""
    weights: dict[str, float] = {}
    for doc in engines["docs"]:
        weights.setdefault(doc["location"].partition("#")[0], doc.get("boost", 1))
    return weights


def search_of(engines: Mapping[str, Any], pages: Mapping[str, str], dossier: Dossier) -> str:
    """The text of the index of these pages, by their paths, from that of the engine (MkDocs)."""
    return "".join(_pieces(search_index(pages.items(), engines, other_names(dossier))))


def _pieces(index: Mapping[str, Any]) -> Iterator[str]:
    """The text of an index: what holds for all, and then each thing that is found."""
    *before, (listed, docs) = index.items()
    told = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    yield told(dict(before))[:-1]
    yield f',"{listed}":['
    for number, doc in enumerate(docs):
        yield f"{',' if number else ''}{told(doc)}"
    yield "]}"


def _items(engines: Mapping[str, Any], index: Mapping[str, Any]) -> dict[str, Any]:
    """The index as Zensical reads it: each page with its place in the menu; it knows no weights and no other names."""
    menu = {each["location"].partition("#")[0]: each["path"] for each in reversed(engines["items"])}
    items = [
        {
            "location": (location := doc["location"]),
            "level": 2 if "#" in location else 1,
            "title": doc["title"],
            "text": doc["text"],
            "path": menu[location.partition("#")[0]],
            "tags": [],
        }
        for doc in index["docs"]
    ]
    return {"config": engines["config"], "items": items}


def search_index(
    pages: Iterable[tuple[str, str | LexborHTMLParser]],
    engines: Mapping[str, Any],
    names: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """The index of finished pages (path and HTML, or its tree), as `index_of`."""
    weights = _weights(engines)
    named = ((path.removesuffix("index.html"), html) for path, html in pages)
    return index_of({each: parts_of(each, html) for each, html in named if each in weights}, engines, names)


def index_of(
    found_on: Mapping[str, Sequence[Part]], engines: Mapping[str, Any], names: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The index, from what is found on each page by its address, the engine's own index, and other names for what titles
    name.
    """
    weights = _weights(engines)
    in_order = sorted(weights.keys() & found_on.keys(), key=lambda address: PurePosixPath(f"{address}index.html"))
    read = [(weights[each], found_on[each]) for each in in_order]
    # Of two that weigh the same, the page that says less is more about it; the worker takes no account of length.
    read.sort(key=lambda each: sum(len(text) for part in each[1] for text in part.texts))
    found = [(weight, part) for weight, parts in read for part in parts]
    called = [(_begins(meant), name) for name, meant in names]
    titles = Counter(part.title for _, part in found)
    docs = [
        _doc(part, weight, texts, called)
        for (weight, part), texts in zip(found, _once(found), strict=True)
        if texts or "#" not in part.location or titles[part.title] < _SEVERAL
    ]
    own = engines["config"]
    said = {key: own[key] for key, unsaid in _UNSAID.items() if own[key] != unsaid}
    fields = {name: {"boost": boost} for name, boost in _FIELDS.items()} | said.get("fields", {})
    return {"config": {**own, "separator": SEPARATOR, **said, "fields": fields}, "docs": docs}


def _once(found: Sequence[tuple[float, Part]]) -> Iterator[list[str]]:
    """The texts of each part, without what stands everywhere, and each long sentence once: where it weighs most.

    A sentence that is a part of another one, which weighs as much, is found by that.
    """
    seen = Counter(text for _, part in found for text in part.texts)
    told = [[_SENTENCE.split(text) for text in part.texts if seen[text] < _EVERYWHERE] for _, part in found]
    home: dict[str, int] = {}
    # A page of its own comes before the list that it stands in.
    ranks = [(-weight, -part.location.count("/")) for weight, part in found]
    for place in sorted(range(len(found)), key=ranks.__getitem__):
        for sentence in chain.from_iterable(told[place]):
            home.setdefault(sentence, place)
    for sentence, wholes in _parts_of_others(home):
        if any(found[home[each]][0] >= found[home[sentence]][0] for each in wholes):
            home[sentence] = -1
    pages = [part.location.partition("#")[0] for _, part in found]
    titles = {(page, part.title) for page, (_, part) in zip(pages, found, strict=True)}
    for place, texts in enumerate(told):
        kept = (" ".join(each for each in text if len(each) < _LONG or home[each] == place) for text in texts)
        title = found[place][1].title
        yield list(
            dict.fromkeys(text for text in kept if text and text not in title and (pages[place], text) not in titles)
        )


def _parts_of_others(sentences: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each long sentence that stands within longer ones, with those.

    A sentence that holds another one holds its first words, and every run of words within it: it is looked for among
    those with the run that fewest have. Where many measures are told of in the same words, many begin alike.
    """
    cores = {each: f" {each.strip(_EDGES).casefold()} " for each in sentences if len(each) >= _LONG}
    # By their hashes, for the runs themselves would take more memory than all pages; two with one hash are looked at longer.
    times = Counter(chain.from_iterable(map(_runs, cores.values())))
    wanted: dict[str, int] = {}
    for sentence, core in cores.items():
        first, *within = _runs(core) or [0]
        rarest = min((first, *within[:-1]), key=times.__getitem__)  # the last word may go on in what holds it
        if times[rarest] > 1:
            wanted[sentence] = rarest
    holding: dict[int, list[str]] = {run: [] for run in wanted.values()}
    for sentence, core in cores.items():
        for run in holding.keys() & _runs(core):
            holding[run].append(sentence)
    for sentence, run in wanted.items():
        bare = cores[sentence].strip()
        begin = f" {' '.join(bare.split()[:_BEGIN])} "
        longer = (each for each in holding[run] if len(cores[each]) > len(bare) + 2)
        if wholes := [each for each in longer if bare in cores[each] and begin in cores[each]]:
            yield sentence, wholes


def _runs(core: str) -> list[int]:
    """The hash of every so many words that follow each other."""
    words = core.split()
    return [*map(hash, zip(*(words[place:] for place in range(_BEGIN)), strict=False))]


def _doc(
    part: Part, weight: float, texts: Sequence[str], called: Sequence[tuple[re.Pattern[str], str]]
) -> dict[str, Any]:
    title = _plain(part.title)
    hidden = {
        _NAMES: " ".join((*_spellings(part.title), *(name for meant, name in called if meant.search(title)))),
        _SPELLINGS: " ".join(_spellings(" ".join(texts))),
    }
    return {
        "location": part.location,
        "title": escape(part.title, quote=False),
        "text": "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts),
        **{name: text for name, text in hidden.items() if text},
        **({"boost": weight} if weight != 1 else {}),
    }


def _spellings(text: str) -> list[str]:
    """Words of a text as others type them: without accents, and the 's of 's-Hertogenbosch with either apostrophe."""
    found = [] if text.isascii() else [_plain(word) for word in _WORD.findall(text) if not word.isascii()]
    found += (f"{sign}{letter}-" for letter in _SHORTENED.findall(text) for sign in ("'", "’"))
    return list(dict.fromkeys(found))


def _begins(name: str) -> re.Pattern[str]:
    """A word, or several, of a plain text that begin so."""
    return re.compile(rf"(?<!\w){re.escape(_plain(name))}")


def _plain(text: str) -> str:
    """A text in small letters without accents."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
