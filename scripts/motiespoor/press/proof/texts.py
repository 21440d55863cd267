"""The words of the dossier on its pages: what must stand there stands there whole, and what is shown as literal is so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from motiespoor.derive.registers import row_places
from motiespoor.derive.rows import rows
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation
from motiespoor.model.frame import FrameItem
from motiespoor.model.measure import Action, Cause, Milestone
from motiespoor.model.register import Value
from motiespoor.model.source import Evidence
from motiespoor.press.built import Page, lines_of
from motiespoor.press.proof.held import plain
from motiespoor.press.proof.known import Known
from motiespoor.press.scripts import LOST
from motiespoor.problem import clipped
from motiespoor.validate.made import with_everything

_QUOTE = re.compile(r'<blockquote class="citaat"[^>]*>(.*?)(?:<footer|</blockquote>)', re.DOTALL)

_WORDS = re.compile(r"\w+")

Expected = Mapping[str, Counter[str]]  # by the address of a page: each text, and how often at least


def texts_stand_whole(page: Page, expected: Expected) -> Iterator[str]:
    """Ensure every text of the dossier that a page is about stands on it, whole, as often as the dossier has it."""
    there = Counter(page.lines)
    for text, number in expected.get(page.address, {}).items():
        if there[text] < number:
            yield f"de tekst '{clipped(text)}' uit het dossier staat er niet, of niet heel."


def literal_is_literal(page: Page, known: Known) -> Iterator[str]:
    """Ensure what is shown as a quote stands in the dossier, word for word."""
    quotes = _QUOTE.findall(page.text) if "citaat" in page.text else ()
    for text in {*lines_of("<br>".join(quotes))} - known.texts - known.labelled:
        if text.partition(" ")[2] not in known.texts:  # behind its number
            yield f"het citaat '{clipped(text)}' staat zo niet in het dossier."


def written_pages_are_whole(page: Page, known: Known) -> Iterator[str]:
    """Ensure a page written by hand says every word of it, in order."""
    for name in (f"{page.address}.md", f"{page.address}/index.md".lstrip("/")):
        source = known.dossier.pages.get(name)
        if source is not None and page.path != LOST:
            there = " ".join(word for line in page.lines for word in _WORDS.findall(line))
            for block in lines_of(with_everything(source)):
                if " ".join(_WORDS.findall(block)) not in there:
                    yield f"'{clipped(block)}' uit {clipped(name)} staat er niet, of niet heel."


def page_names_its_file(page: Page, known: Known) -> Iterator[str]:
    """Ensure a page says which file of the dossier it comes from, and where that is changed."""
    if page.path == LOST:
        return
    line = page.tree.css_first("p.bestand")
    file, link = (line.css_first("code"), line.css_first("code + a")) if line is not None else (None, None)
    path = file.text() if file is not None else ""
    if not path or (link and link.attributes.get("href")) != known.dossier.publication.edited_at(path):
        yield "de regel met het bestand van deze pagina ontbreekt, of leidt naar een ander bestand."


def expected_texts(dossier: Dossier) -> Expected:
    """What each page must say."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page, text in _all(dossier):
        if text:
            found[page][plain(text)] += 1
    return found


def _all(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    yield from _of_measures(dossier)
    for milestone in dossier.promises:
        yield from (("termijnen", text) for text in _of_promise(milestone))
    yield from _of_rounds(dossier)
    for source in dossier.sources:
        yield from (("bronnen", text) for text in (source.seen,))
    for event in dossier.events:
        yield from (("tijdlijn", text) for text in (event.note, *_quotes(event.evidence)))
    if dossier.frame is not None:
        for group in dossier.frame.groups:
            yield from (
                ("kader", text)
                for text in (
                    group.title,
                    group.intro,
                    *(text for each in group.items for text in (each.note, _labelled(each))),
                )
            )
    yield from _of_registers(dossier)
    yield from _of_figures(dossier)


def _labelled(item: FrameItem) -> str:
    return f"{item.label} {item.quote}" if item.label else item.quote


def _of_measures(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    for measure in dossier.measures:
        page = f"maatregelen/{measure.slug}"
        yield page, f"{measure.number}. {measure.title}"
        yield page, measure.summary
        yield "maatregelen", measure.summary
        yield from ((page, text) for text in measure.remarks)
        for action in measure.actions:
            yield from ((page, text) for text in _of_action(action))
            corrected = (each for each in action.updates[1:] if each.cause is Cause.CORRECTION)
            yield from (("correcties", each.explanation) for each in corrected)
        for milestone in measure.milestones:
            yield from ((page, text) for text in _of_promise(milestone))


def _of_action(action: Action) -> Iterator[str | None]:
    yield action.title
    for update in action.updates:
        yield update.explanation
        yield from _quotes(update.evidence)


def _of_promise(milestone: Milestone) -> Iterator[str | None]:
    yield milestone.note
    yield from _quotes((milestone.promise, *milestone.evidence))
    for report in milestone.reports:
        yield report.explanation
        yield from _quotes(report.evidence)


def _quotes(evidence: Iterable[Evidence]) -> Iterator[str | None]:
    return (each.quote for each in evidence)


def _of_rounds(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    followed = {each.slug for each in dossier.measures}  # the page of one that ended leads to its rows
    for each in dossier.rounds:
        for slug, row in rows(dossier)[each.sheet.id].items():
            number, report = row.number, row.report
            literal = (report.objective, *(item.text for item in (*report.actions, *report.progress)))
            page, own = f"ronden/{each.sheet.id.lower()}", f"maatregelen/{slug}"
            yield from ((page, text) for text in literal)
            yield page, f"{number} {report.title}"
            if slug in followed:
                yield from ((own, text) for text in literal)
                yield own, f"{number}. {report.title}"
        for correction in each.corrections:
            yield "correcties", f"Waarom: {correction.why}"


def _of_registers(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    """What a row rests on stands on its own page or in the table; what else is long only on its own."""
    for table in dossier.registers:
        for row in table.rows:
            place = row_places(dossier)[table.name, row.key]
            yield from ((place.page, text) for text in _quotes(row.evidence))
            if place.anchor is None:
                yield place.page, place.title
                yield place.page, _text(row.now(table.parts.summary))
                yield place.page, _text(row.now(table.parts.note))
                for entry in row.history:
                    yield place.page, entry.explanation
                    yield from ((place.page, text) for text in _quotes(entry.evidence))


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _of_figures(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    for series in dossier.series:
        yield f"cijfers/reeksen/{series.id}", series.description
    for contradiction in dossier.contradictions:
        yield "methode", contradiction.note
    for location in dossier.locations:
        yield from ((f"cijfers/reeksen/{location.series}", text) for text in (location.name, location.note))
    notes: defaultdict[str, set[str]] = defaultdict(set)
    rows: tuple[Observation | Forecast, ...] = (*dossier.observations, *dossier.forecasts)
    for row in rows:
        if row.note:
            notes[row.series].add(row.note)
    for name, found in notes.items():
        yield from ((f"cijfers/reeksen/{name}", text) for text in found)
