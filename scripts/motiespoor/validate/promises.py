"""Rules on promises: what comes back every year, on what condition, together with what, and what would count as kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from motiespoor.derive.deadlines import periodic, yearly
from motiespoor.derive.instances import first_year
from motiespoor.model.fields import Family
from motiespoor.model.figure import YesNo
from motiespoor.model.measure import Happened, Milestone, Recurrence, Report
from motiespoor.model.period import Period, UnreadablePeriod, period
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.validate.causes import called
from motiespoor.validate.evidence import sentences
from motiespoor.validate.quotes import folded
from motiespoor.validate.walk import all_of, first_and_again

_TOLD = (Happened.YES, Happened.DOUBTFUL)


def reports_say_what_happened(reading: Reading) -> Iterator[Problem]:
    """Ensure a report of what comes back says whether it came, and of which year; and no report what its promise says."""
    for milestone in _whole(reading):
        every_year = yearly(milestone)
        for report in milestone.reports:
            if every_year:
                yield from _of_a_year(report)
            elif report.about is not None:
                yield report.origin.problem(
                    "'over' hoort bij een belofte die elk jaar terugkeert. Haal het weg.", "over"
                )
            if report.happened is Happened.YES and not (every_year or periodic(milestone)):
                yield report.origin.problem(
                    "deze belofte komt één keer. Zet de dag in 'gerealiseerd' van de belofte, met 'bewijs', en haal dit weg.",
                    "gebeurd",
                )
            if report.achieved is not None and report.happened not in _TOLD:
                yield report.origin.problem(
                    "'gerealiseerd' hoort bij 'gebeurd: ja' of 'gebeurd: onzeker'. Kies een van die twee, of haal het weg.",
                    "gerealiseerd",
                )
        if every_year and milestone.achieved is not None:
            yield milestone.origin.problem(
                "deze belofte keert elk jaar terug. Zet elke keer als bericht met 'gebeurd: ja' en 'over'.",
                "gerealiseerd",
            )


def _of_a_year(report: Report) -> Iterator[Problem]:
    if report.happened is None:
        yield report.origin.problem(
            "deze belofte keert elk jaar terug. Zeg in 'gebeurd' of dit bericht meldt dat het is gebeurd (ja, nee of "
            "onzeker), en in 'over' voor welk jaar.",
            "datum",
        )
    elif report.happened in _TOLD and report.about is None:
        yield report.origin.problem(
            f"zeg in 'over' voor welk jaar dit geldt, bijvoorbeeld 'over: {report.date.year}'.", "gebeurd"
        )


def what_happened_was_promised_before(reading: Reading) -> Iterator[Problem]:
    """Ensure what a report tells of did not happen before it was promised."""
    dated = {each.id: each.date for each in reading.dossier.sources}
    for milestone in _whole(reading):
        promised = dated.get(milestone.promise.source)
        if promised is None or promised.start is None:
            continue
        for report in milestone.reports:
            achieved = report.achieved
            if achieved is not None and achieved.end is not None and achieved.end < promised.start:
                yield report.origin.problem(
                    f"'{achieved.text}' ligt vóór de belofte ({promised.text}). "
                    "Wat eerder gebeurde, komt niet van deze belofte.",
                    "gerealiseerd",
                )


def reports_are_of_a_year_of_the_promise(reading: Reading) -> Iterator[Problem]:
    """Ensure a report is about a year that was promised, and no year came twice."""
    for milestone in _whole(reading):
        if not yearly(milestone) or any(_years_out_of_reach(milestone.recurrence)):
            continue
        first, last = first_year(milestone, reading.dossier), _last_year(milestone)
        until = f" tot en met {last}" if last is not None else ""
        for report in milestone.reports:
            year = report.about
            if year is not None and report.happened in _TOLD and year > report.date.year:
                yield report.origin.problem(
                    f"een bericht van {report.date} kan niet melden dat het over {year} is gebeurd. Kijk welk jaar klopt.",
                    "over",
                )
            elif year is not None and first is not None and not first <= year <= (last or year):
                yield report.origin.problem(
                    f"{year} valt buiten deze belofte: die loopt {'van' if until else 'vanaf'} {first}{until}. "
                    "Kijk welk jaar klopt.",
                    "over",
                )
        came = [each for each in milestone.reports if each.happened is Happened.YES and each.about is not None]
        for once, again in first_and_again((each.about, each) for each in came):
            yield again.origin.problem(
                f"over {again.about} staat al een bericht dat het is gebeurd, op regel {once.origin.line}. "
                "Houd er één over, of zet de bron erbij als bewijs.",
                "over",
            )


def _last_year(milestone: Milestone) -> int | None:
    """The last year for which it is promised, if there is one; one before the first is told by itself."""
    again = milestone.recurrence
    return again.last if again is not None and again.last is not None and again.last >= again.first else None


def recurrences_can_be_counted(reading: Reading) -> Iterator[Problem]:
    """Ensure only what is promised every year recurs, in years that run forward and on days that exist."""
    for milestone in _whole(reading):
        again = milestone.recurrence
        if again is None:
            continue
        if not yearly(milestone):
            yield milestone.origin.problem("'terugkeer' hoort bij 'verwacht: jaarlijks'.", "terugkeer")
        for key, year in _years_out_of_reach(again):
            yield again.origin.problem(
                f"het jaar {year} ligt buiten {_FIRST_YEAR} tot {_LAST_YEAR}. Kijk welk jaar klopt; zonder einde: laat 'tot' weg.",
                key,
            )
        made = _made_in(milestone, reading)
        if made is not None and _FIRST_YEAR <= again.first < made - _LONG_BEFORE:
            yield again.origin.problem(
                f"{again.first} ligt lang vóór de belofte zelf ({made}). Kijk welk jaar klopt.", "vanaf"
            )
        if again.last is not None and again.last < again.first:
            yield again.origin.problem(f"{again.last} ligt vóór 'vanaf' ({again.first}).", "tot")
        yield from _window(again)


_LONG_BEFORE = 10  # years: so long before it was promised nothing is expected of a promise


def _made_in(milestone: Milestone, reading: Reading) -> int | None:
    """The year in which something was promised, if its source has one."""
    dates = (each.date for each in reading.dossier.sources if each.id == milestone.promise.source)
    return next((each.start.year for each in dates if each.start is not None), None)


def one_promise_brings_the_rounds(reading: Reading) -> Iterator[Problem]:
    """Ensure at most one promise says that each time it comes there is a round."""
    bringing = [
        (each.id, each.recurrence)
        for each in _whole(reading)
        if each.recurrence is not None and each.recurrence.rounds is YesNo.YES
    ]
    for _, again in bringing[1:]:
        yield again.origin.problem(
            f"ook '{bringing[0][0]}' zegt 'ronden: ja'. Houd er één over.",
            "ronden",
            hangs_on={called(Family.MILESTONE, bringing[0][0])},
        )


_FIRST_YEAR, _LAST_YEAR = 1800, 2200  # as of every day in a dossier


def _years_out_of_reach(again: Recurrence | None) -> Iterator[tuple[str, int]]:
    """The years of a recurrence in which no day can lie, with their field."""
    given = {"vanaf": again.first, "tot": again.last} if again is not None else {}
    for key, year in given.items():
        if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
            yield key, year


_ANY_YEAR = 2023  # not a leap year: a day that it has, every year has


def _window(again: Recurrence) -> Iterator[Problem]:
    """What is wrong with the days between which something is expected."""
    ends = {"venster_van": again.opens, "venster_tot": again.closes}
    given = {key: day for key, day in ends.items() if day is not None}
    if given and (len(given) < len(ends) or again.ground is None):
        yield again.origin.problem(
            "geef 'venster_van' én 'venster_tot', en in 'grond' waar ze op rusten.", next(iter(given))
        )
    found: dict[str, Period] = {}
    for key, day in given.items():
        try:
            found[key] = period(f"{day} {_ANY_YEAR}")
        except UnreadablePeriod:
            yield again.origin.problem(f"'{day}' bestaat niet in elk jaar. Kies een dag die elk jaar bestaat.", key)
    if len(found) == len(ends) and found["venster_tot"].sort_key < found["venster_van"].sort_key:
        yield again.origin.problem(
            f"{again.closes} ligt vóór 'venster_van' ({again.opens}). Een venster loopt binnen één jaar.",
            "venster_tot",
        )


def promises_count_together_once(reading: Reading) -> Iterator[Problem]:
    """Ensure a promise counts together with another one of its kind, that counts by itself."""
    promises = {each.id: each for each in _whole(reading)}
    followers = set[str]()
    for milestone in promises.values():
        lead = promises.get(milestone.together or "")
        if lead is None:
            continue
        followers.add(milestone.id)
        if lead is milestone:
            told = "een belofte telt niet met zichzelf samen."
        elif lead.together == milestone.id:
            if lead.id not in followers:
                continue  # of two that name each other, the second is told
            told = f"'{lead.id}' telt zelf al mee bij deze belofte. Haal een van de twee weg."
        elif lead.together is not None:
            told = f"'{lead.id}' telt zelf al mee bij '{lead.together}'. Noem '{lead.together}'."
        elif yearly(lead) and not yearly(milestone):
            told = f"'{lead.id}' keert elk jaar terug en deze belofte niet. Kies een andere, of haal dit weg."
        elif yearly(milestone) and not yearly(lead):
            told = f"'{lead.id}' keert niet elk jaar terug en deze belofte wel. Kies een andere, of haal dit weg."
        else:
            continue
        yield milestone.origin.problem(told, "samen_met", hangs_on={called(Family.MILESTONE, lead.id)})


def conditions_are_quoted(reading: Reading) -> Iterator[Problem]:
    """Ensure the words of a condition stand in the quote of the promise, when there is one."""
    for milestone in _whole(reading):
        condition, quote = milestone.condition, milestone.promise.quote
        if condition is not None and quote is not None and not _is_in(condition, quote):
            yield milestone.origin.problem(
                f"'{clipped(condition)}' staat niet in het citaat van de belofte. "
                "Schrijf de woorden van de bron, of haal de voorwaarde weg.",
                "voorwaarde",
            )


def _is_in(words: str, quote: str) -> bool:
    """Whether these words stand in a quote, whole and in this order, with capitals or without."""
    found = re.escape(folded(words).lower())
    return re.search(rf"(?<!\w){found}(?!\w)", folded(quote).lower()) is not None


def tests_say_what_counts(reading: Reading) -> Iterator[Problem]:
    """Ensure it is said in a sentence or two what would count as kept, or why that cannot be said."""
    for milestone in _whole(reading):
        if milestone.test is None:
            continue
        if re.match(r"nee\b", milestone.test, re.IGNORECASE) and milestone.testable is not False:
            yield milestone.origin.problem("zeg waarom: 'nee, want …'.", "toetsbaar")
        if (number := sentences(milestone.test)) > 2:
            yield milestone.origin.problem(f"'toetsbaar' heeft {number} zinnen; hoogstens twee passen.", "toetsbaar")


def what_is_taken_back_is_gone(reading: Reading) -> Iterator[Problem]:
    """Ensure what is taken back is an outcome that a promise can have had, and that it is no longer said to be kept."""
    for milestone in _whole(reading):
        for correction in milestone.corrections:
            if correction.was is not None and yearly(milestone):
                yield correction.origin.problem(
                    "deze belofte keert elk jaar terug en heeft geen 'gerealiseerd'. Haal 'was' weg.", "was"
                )
            elif correction.was is not None and correction.was.end is None:
                yield correction.origin.problem(
                    f"'{correction.was.text}' zegt niet wanneer het er was. Noem wat er onder 'gerealiseerd' stond.",
                    "was",
                )
        if milestone.achieved is not None and any(each.was is not None for each in milestone.corrections):
            yield milestone.origin.problem(
                "wat teruggenomen is, staat nog onder 'gerealiseerd'. Haal het daar weg.", "gerealiseerd"
            )


def _whole(reading: Reading) -> Iterator[Milestone]:
    """The promises that could be read whole: of another nobody knows what it is."""
    return (each for each in all_of(Milestone, reading.dossier) if each.origin.complete)


def corrections_take_back_once(reading: Reading) -> Iterator[Problem]:
    """Ensure an outcome of a promise is taken back by one correction."""
    for milestone in _whole(reading):
        taken = [(each.was.text, each) for each in milestone.corrections if each.was is not None]
        for first, again in first_and_again(taken):
            yield again.origin.problem(
                f"dat hier '{first.was.text if first.was else ''}' stond, zegt de correctie op regel {first.origin.line} al. "
                "Houd er één over.",
                "was",
            )


RULES = (
    corrections_take_back_once,
    reports_say_what_happened,
    what_happened_was_promised_before,
    reports_are_of_a_year_of_the_promise,
    recurrences_can_be_counted,
    one_promise_brings_the_rounds,
    promises_count_together_once,
    conditions_are_quoted,
    tests_say_what_counts,
    what_is_taken_back_is_gone,
)
