"""Whether a quote stands literally in the text of its source.

Texts are compared after white space, hyphenation at line ends, quotation marks, dashes and all other signs that look
the same are made equal;
HTML tags and bullets that an extraction left behind in a source count as white space.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from motiespoor.model.source import Source
from motiespoor.spelling import plain, replaced

_SOFT = "\u00ad"  # a hyphen at a line end: it may belong to the word or not
_EQUAL = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "•": " "}
_AT_A_TEAR = 12  # characters on one side of a tear, by which a quote over it is known
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINE_END_HYPHEN = re.compile(r"-(?<=\w-)\s*\n\s*")  # from the hyphen on: looking behind at every letter takes long
_SOFT_AT_LINE_END = re.compile(r"\u00ad\s*\n\s*")
_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+")


def folded(text: str) -> str:
    """A text with all that may differ between a source and a quote made equal."""
    if text.isascii() and "\n" not in text:  # as most quotes: it has none of the signs, and no end of a line
        return " ".join(text.replace("`", "'").split())
    equal = replaced(plain(_SOFT_AT_LINE_END.sub("", text)), _EQUAL)
    return " ".join(_LINE_END_HYPHEN.sub(_SOFT, equal).split())


def folded_source(text: str) -> str:
    """The same for a source, without the tags that an extraction left behind; a quote keeps its own."""
    return folded(_TAG.sub(" ", text))


class SourceText:
    """The text of a source, ready for looking up quotes.

    Cells that a page break tore apart are added once more, joined.
    """

    def __init__(self, source: Source, text: str, *, joined: bool = True) -> None:
        cells = "".join(f"\n\n{tear.before}\n{tear.after}" for tear in source.tears) if joined else ""
        self._source = source
        self._text = text
        self._soft = folded_source(text + cells)
        self._joined = self._soft.replace(_SOFT, "")
        self._hyphened = self._soft.replace(_SOFT, "-")
        self._from = 0

    def rests_on_a_wrong_tear(self, quote: str) -> bool:
        """Whether the quote runs over a place where a cell was torn, and what is said of that place is not right.

        It is the tear that is told then, and not each quote that rests on it.
        """
        words = folded(quote).replace(_SOFT, "")
        return any(side in words for side in self._sides_of_wrong_tears)

    @cached_property
    def _sides_of_wrong_tears(self) -> list[str]:
        alone = SourceText(self._source, self._text, joined=False)
        wrong = [
            each for each in self._source.tears if not (alone.contains(each.before) and alone.contains(each.after))
        ]
        ends = [folded(each.before).removesuffix("-")[-_AT_A_TEAR:] for each in wrong]
        return ends + [folded(each.after)[:_AT_A_TEAR] for each in wrong]

    def contains(self, quote: str) -> bool:
        """Whether the quote stands here, word for word."""
        wanted = folded(quote)
        # Quotes mostly come in the order of the text: looking from the last find on keeps many lookups linear.
        found = self._joined.find(wanted, self._from)
        if found < 0:
            found = self._joined.find(wanted, 0, self._from + len(wanted))
        if found >= 0:
            self._from = found
            return True
        return wanted in self._hyphened or ("<" in wanted and wanted in self._with_tags) or self._contains_mixed(wanted)

    def _contains_mixed(self, wanted: str) -> bool:
        """For a quote over two line ends, of which one hyphen belongs to the word and the other does not."""
        if _SOFT not in self._soft or wanted.replace("-", "") not in self._joined.replace("-", ""):
            return False
        pattern = "".join(f"[-{_SOFT}]" if char == "-" else re.escape(char) + f"{_SOFT}?" for char in wanted)
        return re.search(pattern, self._soft) is not None

    @cached_property
    def _with_tags(self) -> str:
        return folded(self._text)

    @cached_property
    def _sentences(self) -> list[str]:
        return _SENTENCE_END.split(self._joined)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """In which sentences each word stands."""
        index: dict[str, list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            for word in set(re.findall(r"\w+", sentence.lower())):
                index.setdefault(word, []).append(number)
        return index

    def nearest(self, quote: str) -> str | None:
        """The sentence that shares most with the quote; rare words weigh more."""
        scores: Counter[int] = Counter()
        for word in set(re.findall(r"\w+", folded(quote).lower())):
            places = self._index.get(word, ())
            if len(places) <= 200:
                for place in places:
                    scores[place] += 1000 // len(places)
        if not scores:
            return None
        best = max(scores, key=lambda place: (scores[place], -place))
        return self._sentences[best]
