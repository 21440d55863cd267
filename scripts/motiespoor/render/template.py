"""Page templates: words in files, decisions in Python, and everything from data as text.

Whatever is put into a template is escaped so that neither HTML nor Markdown nor the theme can see structure in it.
Only text that a template itself holds, or that `Markup` marks as made by us, is structure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from types import CodeType
from typing import Any

import jinja2
import jinja2.bccache
from markupsafe import Markup

from motiespoor import dutch, paths, spoken
from motiespoor.derive import anchors
from motiespoor.derive.figures import as_told
from motiespoor.derive.names import phrases
from motiespoor.derive.registers import concerning_promises, register_place, row_places
from motiespoor.derive.words import Fate, Piece
from motiespoor.model.dossier import Dossier
from motiespoor.model.publication import as_html
from motiespoor.problem import Problem, Unreadable
from motiespoor.render import promises, register_sentences, sentences
from motiespoor.render.address import reached
from motiespoor.render.broken import FAULTS, UNCOMPILED, template_problem
from motiespoor.render.compiled import CompiledEnvironment
from motiespoor.render.frame import Headings, Places, all_frame, own_templates, parts_of_template, taken_apart
from motiespoor.render.signs import sign

# Characters that start something in HTML, in Markdown or in an extension of either, anywhere in a line.
_MEANING = "&<>\"'\\`*_{}[]#|~^=!$"
_ANYWHERE = {ord(char): f"&#{ord(char)};" for char in _MEANING}
_SPECIAL = re.compile(f"[{re.escape(_MEANING)}]")
# Those that a page would see within a script, as JSON may write them as well.
_IN_A_BLOCK = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}
# Characters that do so only at the start of a line: lists, definitions, quotes, numbering, admonitions.
_AT_START = re.compile(r"^(?:[-+:?]|[0-9]+(?=[.)]))")

# What each claim is called on its page.
_ANCHORS = {
    "stand": anchors.of_update,
    "belofte": anchors.of_milestone,
    "toezegging": anchors.of_pledge,
    "bericht": anchors.of_report,
    "bewijs": anchors.of_evidence,
    "waarde": anchors.of_value,
    "eerder": anchors.of_earlier,
    "peildatum": anchors.of_day,
    "prognose": anchors.of_forecast,
}


_CHANGED = {Fate.SAME: ("", ""), Fate.ADDED: ("<ins>", "</ins>"), Fate.REMOVED: ("<del>", "</del>")}

# Written out so that it is looked for as a text: `\n{3,}` takes six times as long on a large page.
_BLANK = re.compile("\n\n\n+")

# A word of more letters is broken where a phone has the head of a cell before it.
_WORD = 16


def head_of_cell(head: str, lead: str = "") -> Markup:
    """The attributes of a cell of which a phone shows the head: before it, or above it when a word of it is too long."""
    whole = f"{lead}{head}"
    above = any(len(word) > _WORD for word in whole.split())
    return Markup(f'data-kop="{as_text(whole)}"{" data-boven" if above else ""}')


def as_text(value: object) -> Markup:
    """A value as text for a page: on one line, and without any meaning but its own."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, jinja2.Undefined):
        str(value)  # raises for a name that no page defines
    return _escaped("" if value is None else str(value))


@lru_cache(maxsize=8192)
def _escaped(value: str) -> Markup:
    text = " ".join(value.split())
    escaped = text.translate(_ANYWHERE) if _SPECIAL.search(text) else text
    if (match := _AT_START.match(text)) and escaped.startswith(match[0]):
        escaped = "".join(f"&#{ord(char)};" for char in match[0]) + escaped[match.end() :]
    return Markup(escaped)


def as_code(text: str) -> Markup:
    """Code as it stands, with its lines and its spaces; other texts are one line with single spaces."""
    lines = ((len(line) - len(line.lstrip()), line) for line in text.split("\n"))
    return Markup("&#10;").join(Markup("&#32;") * spaces + as_text(line) for spaces, line in lines)


def front_matter(values: Mapping[str, object]) -> Markup:
    """The head of a page, as JSON values, which YAML reads as they are.

    Its texts are HTML, for Material puts them into a page as they stand, also within an attribute.
    """
    lines = [f"{name}: {json.dumps(_as_html(value), ensure_ascii=False)}" for name, value in values.items()]
    return Markup("---\n" + "\n".join(lines) + "\n---\n")


def data_block(told: Sequence[Mapping[str, object]]) -> Markup:
    """The text of a data block: JSON that no text within it can end; empty when there is nothing to tell."""
    return Markup(json.dumps(told, ensure_ascii=False).translate(_IN_A_BLOCK) if told else "")


def _as_html(value: object) -> object:
    """Every text within a value for Material; what is made for a page already stays as it is."""
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, str):
        return as_html(value)
    if isinstance(value, Mapping):
        return {name: _as_html(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_as_html(each) for each in value]
    return value


def marked_as_in_source(text: str, errors: tuple[str, ...]) -> Markup:
    """A literal text in which the errors of the source, as whole words, are marked as such."""
    if not errors:
        return as_text(text)
    words_of = "|".join(re.escape(each) for each in sorted(errors, key=len, reverse=True))
    parts = re.split(rf"(?<!\w)({words_of})(?!\w)", text)
    # Every second part is an error of the source.
    return Markup("").join(
        Markup(f'{_inline(part)} <span class="sic">[zoals in de bron]</span>') if place % 2 else _inline(part)
        for place, part in enumerate(parts)
    )


def marked_as_changed(pieces: tuple[Piece, ...]) -> Markup:
    """Two texts in one, with what came and what went marked as such."""
    text = ""
    for piece in pieces:
        begin, end = _CHANGED[piece.fate]
        text += f"{'' if piece.glued or not text else ' '}{begin}{as_text(piece.text)}{end}"
    return Markup(text)


def _inline(part: str) -> Markup:
    """A part of a text, with the white space at its ends."""
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return Markup(" " if before else "") + as_text(part) + Markup(" " if after and part.strip() else "")


class _Compiled(jinja2.BytecodeCache):
    """Templates that this process compiled before, by their name and text: whoever serves fills them again and again."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class Templates:
    """The templates of a publication."""

    def __init__(self, dossier: Dossier) -> None:
        own = own_templates(dossier)
        self._named = frozenset(dossier.templates)
        self._read_whole = frozenset(
            name for name in dossier.templates if own and not own.isdisjoint(parts_of_template(name, dossier.templates))
        )
        self._environment = CompiledEnvironment(
            loader=jinja2.FunctionLoader(lambda name: _template(dossier, name)),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=as_text,
            # Markdown writes the id of a heading as {#id}, which is where Jinja expects a comment.
            comment_start_string="<#",
            comment_end_string="#>",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_COMPILED,
            extensions=[Headings],
        )
        self._environment.filters.update(
            dag=dutch.day,
            dag_en_maand=dutch.day_of_year,
            wanneer=dutch.when,
            getal=dutch.number,
            tal=dutch.tally,
            hoofdletter=dutch.capital,
            kleineletter=dutch.uncapital,
            eenheid=spoken.heading,
            celkop=head_of_cell,
            verschil=marked_as_changed,
        )
        said = phrases(dossier)
        self._environment.globals.update(
            woorden=said,
            aantal=dutch.count,
            klein=dutch.small,
            opsomming=dutch.listed,
            status_heet=partial(sentences.named, said),
            niet_gevonden=sentences.not_found,
            webadres=reached,
            registerplek=register_place,
            rijplekken=row_places(dossier),
            instrumenten_van=concerning_promises(dossier),
            hoeveel=register_sentences.concerned,
            bij_naam=register_sentences.named,
            teken=sign,
            tussen_aanhaling=dutch.quoted,
            zoektijd=sentences.searched_until,
            eerdere_naam=sentences.formerly,
            laatst_gekomen=promises.came,
            onbekend_gebleven=promises.unheard,
            anker=_ANCHORS,
            moment_wanneer=sentences.moment_when,
            moment_erbij=sentences.moment_note,
            berichtwoorden=promises.report_words,
            geteld=spoken.counted,
            genoemd=spoken.spoken,
            op=lambda day, series: spoken.at(day, as_told(dossier, series)),
            noem=lambda day, series: spoken.named(day, as_told(dossier, series)),
            tot=lambda day, series: spoken.until(day, as_told(dossier, series)),
            peil=lambda day, series: spoken.moment(day, as_told(dossier, series)),
            peilkop=lambda series: spoken.moments(as_told(dossier, series)),
            groeikop=spoken.growing,
            van_alle=dutch.of_all,
        )

    def broken(self, template: str) -> Problem | None:
        """What is wrong with a template whatever is filled in."""
        try:
            self._environment.get_template(template)
        except UNCOMPILED as error:
            return template_problem(paths.TEMPLATES, template, error)
        return None

    def ready(self) -> None:
        """Compile them all, so that no copy of this process does that again; of what is wrong the page tells that uses it."""
        for name in sorted(self._named):
            with suppress(*UNCOMPILED):
                self._environment.get_template(name)

    def page(self, template: str, head: Mapping[str, object], **values: Any) -> tuple[str, Places]:
        """A page: its head, then the filled template; and where in it the parts stand that the engine need not read.

        Raises:
            Unreadable: the template is missing, is no template, or uses a name that the page does not give.
        """
        # Blank lines beyond one mean nothing, and would depend on the order of template tags.
        text = _BLANK.sub("\n\n", self._rendered(template, **values).strip())
        body, places = all_frame(text) if template in self._read_whole else taken_apart(text)
        before = str(front_matter(head)) + "\n"
        shift = len(before)
        return f"{before}{body}\n", tuple((start + shift, end + shift) for start, end in places)

    def filled(self, template: str, **values: Any) -> str:
        """A filled template alone, which goes past the engine as a whole.

        Raises:
            Unreadable: as for a page.
        """
        text, _ = all_frame(self._rendered(template, **values))
        return text

    def _rendered(self, template: str, **values: Any) -> str:
        try:
            return self._environment.get_template(template).render(**values)
        except FAULTS as error:
            raise Unreadable([template_problem(paths.TEMPLATES, template, error)]) from error


def _template(dossier: Dossier, name: str) -> tuple[str, str, None] | None:
    """The text of a template, under its own name so that a mistake in it can be told."""
    text = dossier.templates.get(name)
    return None if text is None else (text, name, None)
