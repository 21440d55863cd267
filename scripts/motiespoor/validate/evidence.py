"""Rules on what claims rest on, and on literal text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from motiespoor import dutch, paths
from motiespoor.model.figure import Forecast, Location, Observation, YesNo
from motiespoor.model.measure import Cause
from motiespoor.model.round import Item
from motiespoor.model.source import Evidence, EvidenceKind, Side
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import code, is_foreign
from motiespoor.validate.quotes import SourceText
from motiespoor.validate.walk import all_of


def evidence_says_where(reading: Reading) -> Iterator[Problem]:
    """Ensure evidence has a literal quote or says where to look."""
    for each in _quoting(reading):
        if each.quote is None and each.locator is None and each.origin.complete:
            yield each.origin.problem("geef een 'citaat' of een 'vindplaats'.")


def quotes_are_literal(reading: Reading) -> Iterator[Problem]:
    """Ensure a quote stands literally in the text of its source, and its source has a text here."""
    texts, without = _texts(reading), _without_text(reading)
    for each in _quoting(reading):
        if each.quote is None:
            continue
        if each.source in without:
            yield each.origin.problem(
                f"van bron '{each.source}' staat geen tekst in het dossier; daaruit mag niet geciteerd worden. Geef een 'vindplaats'.",
                "citaat",
            )
        elif each.source in texts:
            yield from _literal(texts[each.source], each.source, each.quote, each.origin, "citaat")


def frame_is_literal(reading: Reading) -> Iterator[Problem]:
    """Ensure the frame stands literally in the text of its source, and its source has a text here."""
    frame = reading.dossier.frame
    texts = _texts(reading)
    if frame is not None and frame.source in _without_text(reading):
        yield frame.origin.problem(_no_text(frame.source), "bron")
    if frame is None or frame.source not in texts:
        return
    for group in frame.groups:
        for item in group.items:
            yield from _literal(texts[frame.source], frame.source, item.quote, item.origin, "citaat")


def rounds_are_literal(reading: Reading) -> Iterator[Problem]:
    """Ensure everything in a round stands literally in the text of its annex."""
    texts = _texts(reading)
    for each in reading.dossier.rounds:
        name = each.sheet.source
        if name not in texts:
            continue
        for report in each.reports.values():
            yield from _literal(texts[name], name, report.title, report.origin, "titel")
            yield from _literal(texts[name], name, report.objective, report.origin, "doelstelling")
            for item in (*report.actions, *report.progress):
                yield from _literal(texts[name], name, item.text, item.origin, "tekst")


def rounds_have_a_text(reading: Reading) -> Iterator[Problem]:
    """Ensure the annex of a round with a table is a source whose text stands in the dossier."""
    without = _without_text(reading)
    for each in reading.dossier.rounds:
        if each.literal and each.sheet.source in without:
            yield each.sheet.origin.problem(_no_text(each.sheet.source), "bron")


def source_errors_are_in_the_source(reading: Reading) -> Iterator[Problem]:
    """Ensure a word marked as an error of the source stands in that row."""
    for each in reading.dossier.rounds:
        for report in each.reports.values():
            row = " ".join(
                [report.title, report.objective, *(item.text for item in (*report.actions, *report.progress))]
            )
            for number, word in enumerate(report.as_in_source):
                if word not in row and report.origin.complete:
                    yield report.origin.problem(
                        f"'{clipped(word)}' staat niet in deze rij. Haal het weg, of schrijf het zoals in de bron.",
                        f"zoals_in_bron.{number}",
                    )


def tears_are_literal(reading: Reading) -> Iterator[Problem]:
    """Ensure both sides of a torn cell stand literally in the text."""
    for source in reading.dossier.sources:
        text = reading.dossier.texts.get(source.text or "")
        if text is None or not source.tears:
            continue
        passages = SourceText(source, text, joined=False)
        for tear in source.tears:
            for key, part in (("voor", tear.before), ("na", tear.after)):
                if not passages.contains(part):
                    yield tear.origin.problem(f"'{clipped(part)}' staat niet letterlijk in {source.text}.", key)


def uncertain_items_say_why(reading: Reading) -> Iterator[Problem]:
    """Ensure an item whose column is uncertain tells the reader why."""
    for item in all_of(Item, reading.dossier):
        if item.column.value == "onzeker" and item.note is None:
            yield item.origin.problem("de kolom is onzeker: zeg in 'opmerking' waarom.", "kolom")


def outcomes_have_evidence(reading: Reading) -> Iterator[Problem]:
    """Ensure a milestone that is said to be achieved says on what that rests, and only then."""
    for measure in (*reading.dossier.measures, None):
        for milestone in measure.milestones if measure else reading.dossier.promises:
            if milestone.achieved is not None and not milestone.evidence and milestone.origin.complete:
                yield milestone.origin.problem("'gerealiseerd' heeft 'bewijs' nodig: noem de bron.", "gerealiseerd")
            if milestone.evidence and milestone.achieved is None and milestone.origin.complete:
                yield milestone.origin.problem(
                    "'bewijs' hoort bij 'gerealiseerd', dat ontbreekt. Zet wat een bron later zegt onder 'berichten'.",
                    "bewijs",
                )


def steps_back_have_a_reason(reading: Reading) -> Iterator[Problem]:
    """Ensure a status that goes back says why: progress alone takes nothing back; and that what goes on is called no step back.

    A status that says that the sources are silent is no step; what comes after it is held against what was before.
    The reason is an 'oorzaak' other than progress; every status update has a 'toelichting' to tell it in.
    """
    if all(each.unknown is YesNo.NO for each in reading.dossier.statuses):
        return  # silence would look like a step; that no status stands for it is told by another rule
    ranks = {each.id: each.rank for each in reading.dossier.statuses if each.unknown is YesNo.NO}
    if len(ranks) == len(reading.dossier.statuses):
        return  # which status says that the sources are silent is not known, and that is told
    reasons = dutch.either(f"'{each.value}'" for each in Cause if each is not Cause.PROGRESS)
    for measure in reading.dossier.measures:
        for action in measure.actions:
            known = [each for each in action.updates if each.status in ranks]
            for before, after in pairwise(known):
                if ranks[after.status] > ranks[before.status] and after.cause is Cause.SETBACK:
                    yield after.origin.problem(
                        f"de status gaat een stap vooruit, van '{before.status}' naar '{after.status}', en dat is geen "
                        f"{Cause.SETBACK.label}. Kies '{Cause.PROGRESS.value}', of wat er anders de oorzaak van is.",
                        "oorzaak",
                    )
                if ranks[after.status] < ranks[before.status] and after.cause is Cause.PROGRESS:
                    yield after.origin.problem(
                        f"de status gaat een stap terug, van '{before.status}' naar '{after.status}', en "
                        f"{Cause.PROGRESS.label} is daarvoor geen reden. Kies een andere oorzaak ({reasons}) en zeg in 'toelichting' waarom.",
                        "oorzaak",
                    )


def summaries_are_short(reading: Reading) -> Iterator[Problem]:
    """Ensure "in het kort" has at most three sentences, and an explanation at most two."""
    for measure in reading.dossier.measures:
        if (number := sentences(measure.summary)) > 3:
            yield measure.origin.problem(f"'in_het_kort' heeft {number} zinnen; hoogstens drie passen.", "in_het_kort")
        for action in measure.actions:
            for update in action.updates:
                if (number := sentences(update.explanation)) > 2:
                    yield update.origin.problem(
                        f"'toelichting' heeft {number} zinnen; hoogstens twee passen.", "toelichting"
                    )


def figures_have_a_source(reading: Reading) -> Iterator[Problem]:
    """Ensure a figure has a value with its precision and source, or a direction with its source, or is a gap."""
    figures: tuple[Observation | Forecast, ...] = (*reading.dossier.observations, *reading.dossier.forecasts)
    for each in figures:
        held = _values(each)
        if each.evidence is EvidenceKind.NOT_FOUND:
            if held or each.direction is not None or each.precision is not None:
                yield each.origin.problem(
                    "'niet-gevonden' heeft geen waarde, richting of nauwkeurigheid. "
                    "Haal die weg, of kies een andere herkomst.",
                    "herkomst",
                )
            continue
        if not held and each.direction is None:
            yield each.origin.problem(
                "er is geen waarde en geen richting. Vul die in, of kies herkomst niet-gevonden.", "herkomst"
            )
        elif not held and each.precision is not None:
            yield each.origin.problem(
                "zonder waarde is 'nauwkeurigheid' overbodig. Haal die weg, of vul de waarde in.", "nauwkeurigheid"
            )
        if held and each.precision is None:
            yield each.origin.problem(
                "een waarde heeft een 'nauwkeurigheid' nodig, bijvoorbeeld exact of ruim.", "nauwkeurigheid"
            )
        if held and each.direction is not None:
            yield each.origin.problem("naast een waarde is 'richting' overbodig. Haal die weg.", "richting")
        if each.source is None:
            yield each.origin.problem("noem de bron van dit cijfer.", "bron")


def primary_means_that_the_text_is_here(reading: Reading) -> Iterator[Problem]:
    """Ensure only what can be looked up in a text of this dossier is called "brontekst"."""
    without = _without_text(reading)
    for source in reading.dossier.sources:
        if source.evidence is EvidenceKind.PRIMARY and source.id in without:
            yield source.origin.problem(
                "herkomst 'brontekst' vraagt de tekst zelf: noem het bestand onder 'tekst', of kies een andere herkomst.",
                "herkomst",
            )
    figures: tuple[Observation | Forecast | Location, ...] = (
        *reading.dossier.observations,
        *reading.dossier.forecasts,
        *reading.dossier.locations,
    )
    for each in figures:
        if each.evidence is EvidenceKind.PRIMARY and each.source in without:
            yield each.origin.problem(
                f"herkomst 'brontekst' past niet: {_no_text(each.source)} Of kies een andere herkomst, zoals officieel.",
                "herkomst",
            )


def _values(each: Observation | Forecast) -> bool:
    if isinstance(each, Observation):
        return each.value is not None
    return each.level is not None or each.change is not None or each.percent is not None or each.ranged


def _quoting(reading: Reading) -> Iterator[Evidence | Side]:
    """Everything that rests on a passage of a source."""
    yield from all_of(Evidence, reading.dossier)
    yield from all_of(Side, reading.dossier)


@lru_cache(maxsize=1)
def _texts(reading: Reading) -> dict[str, SourceText]:
    """The texts of the sources that have one, ready for looking up; a text belongs to the first that names it."""
    named = {source.text: source for source in reversed(reading.dossier.sources)}
    return {
        source.id: SourceText(source, reading.dossier.texts[name])
        for name, source in named.items()
        if name is not None and name in reading.dossier.texts
    }


def _without_text(reading: Reading) -> set[str]:
    """The sources that name no text; one whose text could not be read is not among them."""
    return {
        each.id
        for each in reading.dossier.sources
        if each.text is None and (each.origin.complete or "tekst" not in each.origin.fields)
    }


def _no_text(source: str | None) -> str:
    return f"van bron '{source}' staat geen tekst in het dossier. Zet die in {paths.TEXTS} en noem haar onder 'tekst'."


def _literal(text: SourceText, name: str, quote: str, origin: Origin, key: str) -> Iterator[Problem]:
    if text.contains(quote) or text.rests_on_a_wrong_tear(quote):
        return
    nearest = text.nearest(quote)
    hint = f" Dichtstbij: '{clipped(nearest, 200)}'" if nearest else ""
    if foreign := next(((number, sign) for number, sign in enumerate(quote, 1) if is_foreign(sign)), None):
        hint = f" Teken {foreign[0]} is een letter uit een ander schrift ({code(foreign[1])})."
    yield origin.problem(f"'{clipped(quote)}' staat niet letterlijk in {name}.{hint}", key)


def sentences(text: str) -> int:
    """How many sentences a text has; "e.v." and "nr. 4" do not end one."""
    return len(re.findall(r"(?<![ .]\w)[.?!](?=[’'\"”)]*(?:\s+[A-ZÀ-Ý‘'“\"]|$))", text.strip())) or 1


RULES = (
    evidence_says_where,
    quotes_are_literal,
    frame_is_literal,
    rounds_are_literal,
    rounds_have_a_text,
    source_errors_are_in_the_source,
    tears_are_literal,
    uncertain_items_say_why,
    outcomes_have_evidence,
    steps_back_have_a_reason,
    summaries_are_short,
    figures_have_a_source,
    primary_means_that_the_text_is_here,
)
