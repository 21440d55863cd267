"""What is counted, in sentences: the same on every page, in every feed and in the terminal.

Each says of what, and until when; none counts out of nought, and one is said as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from motiespoor.derive.claims import Claim, Sort
from motiespoor.derive.counts import Counts
from motiespoor.derive.days import Days, ExpectedRound, Moment
from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.dutch import capital, count, day, day_of_year, either, listed, of_all, quoted, small, tally, uncapital
from motiespoor.model.figure import YesNo
from motiespoor.model.publication import StatusKind
from motiespoor.model.wording import Phrases

SPREADSHEET = "Alles in een rekenblad"
# Longer ago than this, the day of the last search says by itself that something may have been missed.
_RECENT = timedelta(days=31)
# What rests on a source in such numbers that it is counted, and what a thing has several of.
COUNTED = {
    Sort.FIGURE: ("cijfer", "cijfers"),
    Sort.FORECAST: ("prognose", "prognoses"),
    Sort.FRAME: ("onderdeel", "onderdelen"),
    Sort.LOCATION: ("plek", "plekken"),
    Sort.ROW: ("rij", "rijen"),
}
_RETURNING = frozenset({Sort.FIGURE, Sort.FORECAST, Sort.STATUS, Sort.REPORT})
_SHOWN = 3  # of the days of one kind


def searched_until(searched: date | None) -> str:
    """Gezocht tot 22 november 2026"""
    return f"gezocht tot {day(searched)}" if searched else "tot wanneer is gezocht, is niet vastgelegd"


def terms_after(title: str) -> str:
    """What stands in the calendar of what ended, behind the name of the publication."""
    return f"termijnen van wat na {quoted(title)} kwam"


ONLY_LATEST = "Op een smal scherm toont het beeld alleen de laatste"  # by this `verify` knows the note


def only_latest(said: Phrases, drawn: int, rounds: int) -> str:
    """That a phone shows only so many of the rounds in a picture."""
    latest = said["ronde"] if drawn == 1 else f"{small(drawn)} {said['ronden']}"
    return f"{ONLY_LATEST} {latest}; de tabel heeft ze alle {small(rounds)}."


def not_found(searched: date | None) -> str:
    """Niet gevonden, and until when was looked"""
    return f"niet gevonden ({searched_until(searched)})"


def caveat(searched: date | None, today: date) -> str:
    """What goes with every count of what is late: not found is not the same as not done."""
    told = f"Dat hoeft niet te betekenen dat het niet is gebeurd: wij hebben het niet gevonden ({searched_until(searched)})."
    if searched is not None and today - searched > _RECENT:
        return f"{told} Wat daarna verscheen, is niet gezocht."
    return told


def late(said: Phrases, counts: Counts, searched: date | None, today: date) -> str:
    """How many promises are late, those with a date and the yearly ones apart, with the caveat; or that none is."""
    told = late_counted(said, counts, today)
    if told:
        return " ".join((*told, caveat(searched, today)))
    return (
        f"Van geen {said['belofte']} met een datum is de termijn voorbij zonder bericht dat het is gebeurd."
        if counts.promises
        else promises(said, counts)
    )


def late_counted(said: Phrases, counts: Counts, today: date) -> tuple[str, ...]:
    """The sentences that count what is late, without the caveat that must go with them; none when nothing is."""
    told = []
    if number := counts.dated_late:
        promise = _promises(said, number)
        told.append(f"Bij {promise} met een datum is de termijn voorbij en meldt geen bron dat het is gebeurd.")
    if number := counts.yearly_awaited:
        told.append(f"Bij {_yearly(said, number)} is in {today.year} nog geen bericht gevonden.")
    if number := counts.missed:
        years = sorted(counts.yearly_missed.items())
        if all(each == number for _, each in years) and (number == 1 or len(years) == 1):
            told.append(
                f"Bij {_yearly(said, number)} is over {listed(str(year) for year, _ in years)} geen bericht gevonden."
            )
        else:
            apart = ", ".join(f"over {year} bij {tally(each)}" for year, each in years)
            told.append(f"Bij {_yearly(said, number)} is over een heel jaar geen bericht gevonden: {apart}.")
    return tuple(told)


def finding(said: Phrases, counts: Counts, today: date) -> str:
    """The heading above all promises: what is late, of those that can be, as far as is known; else what there is."""
    if not counts.promises:
        return f"Er zijn nog geen {said['beloften']}"
    if counts.dated_late or (counts.dated and not counts.missed and not counts.yearly_awaited):
        which = _of_all(said, counts.dated_late, counts.dated, " met een datum")
        return f"Bij {which} is de termijn voorbij zonder bericht dat het is gebeurd"
    if counts.missed:
        return f"Voor zover bekend ontbreekt bij {_yearly(said, counts.missed)} een heel jaar"
    if counts.yearly_awaited:
        return f"Voor zover bekend ontbreekt bij {_yearly(said, counts.yearly_awaited)} het bericht van {today.year}"
    return f"{_promises(said, counts.promises)}, geen met een datum"


def of_measure(said: Phrases, deadlines: Sequence[Deadline]) -> tuple[tuple[bool, str], ...]:
    """What is late or came of the promises of one measure, each in its own words, and whether that is late; none is not told."""
    told = Counter(each.outcome for each in deadlines)
    return tuple(
        (late, f"{_promises(said, told[outcome])}: {outcome.label}")
        for late, outcome in (
            (True, Outcome.PASSED),
            (True, Outcome.PASSED_WITH_REPORT),
            (True, Outcome.MISSED),
            (True, Outcome.AWAITED),
            (False, Outcome.MET),
            (False, Outcome.MET_LATE),
        )
        if told[outcome]
    )


def overlap(said: Phrases, counts: Counts) -> str:
    """How promises that are partly about the same are counted; "" without promises."""
    if not counts.promises:
        return ""
    return (
        f"Sommige {said['beloften']} gaan deels over hetzelfde. Wij beoordelen ze apart, elk naar de eigen woorden. "
        f"Alleen als één stuk twee {said['beloften']} zou nakomen, tellen wij dat één keer."
    )


def _promises(said: Phrases, number: int) -> str:
    return count(number, said["belofte"], said["beloften"])


def _yearly(said: Phrases, number: int) -> str:
    return count(number, said["jaarlijkse belofte"], said["jaarlijkse beloften"])


def _of_all(said: Phrases, number: int, total: int, which: str = "") -> str:
    one, many = said["belofte"] + which, said["beloften"] + which
    return of_all(number, total, one, many, neuter=said.neuter("belofte"))


def promises(said: Phrases, counts: Counts) -> str:
    """How many promises there are."""
    if not counts.promises:
        return f"Er zijn nog geen {said['beloften']}."
    return f"Er {'is' if counts.promises == 1 else 'zijn'} {_promises(said, counts.promises)}."


def shared(said: Phrases, counts: Counts) -> str:
    """How many promises are counted with another; "" without any."""
    return _told(
        said,
        counts.shared,
        f"telt mee bij een {said['andere (belofte)']}, omdat hetzelfde stuk beide zou nakomen.",
        f"tellen mee bij een {said['andere (belofte)']}, omdat hetzelfde stuk beide zou nakomen.",
    )


def conditional(said: Phrases, counts: Counts, searched: date | None) -> str:
    """How many promises hold on a condition, and until when was looked whether it arose; "" without any."""
    whether = f"onder voorwaarde; of de voorwaarde zich voordeed, is {not_found(searched)}."
    return _told(said, counts.conditional, f"geldt {whether}", f"gelden {whether}")


def doubtful(said: Phrases, counts: Counts) -> str:
    """How many promises were told as done, with a doubt; "" without any."""
    return _told(said, counts.doubtful, "is gemeld, met twijfel.", "zijn gemeld, met twijfel.")


def no_last_day(said: Phrases, counts: Counts) -> str:
    """How many promises cannot be late: no term was told, or one that has no last day; "" without any."""
    told = []
    if counts.no_term:
        told.append(f"bij {_promises(said, counts.no_term)} noemt de bron geen termijn")
    if counts.open_ended:
        which = tally(counts.open_ended) if told else _promises(said, counts.open_ended)
        told.append(f"bij {which} staat iets als ‘de komende jaren’, zonder laatste dag")
    if not told:
        return ""
    total = counts.no_term + counts.open_ended
    cannot = (
        f"{said['die (belofte)']} kan niet te laat zijn"
        if total == 1
        else f"die {tally(total)} kunnen niet te laat zijn"
    )
    return f"{capital(listed(told))}. Een uitkomst is niet bekend; {cannot}."


def _told(said: Phrases, number: int, one: str, many: str) -> str:
    return f"{_promises(said, number)} {one if number == 1 else many}" if number else ""


def testable(said: Phrases, counts: Counts) -> str:
    """Of how many promises the words do not allow to say when they are kept; "" without promises."""
    if not counts.promises:
        return ""
    told = []
    if counts.untestable == 1:
        which = _of_all(said, 1, 1) if counts.promises == 1 else _promises(said, 1)
        told.append(
            f"Van {which} is niet te zeggen wanneer {said['zij (belofte)']} is nagekomen: de woorden laten dat niet toe."
        )
    elif counts.untestable:
        which = _of_all(said, counts.untestable, counts.promises)
        told.append(f"Van {which} is niet te zeggen wanneer zij zijn nagekomen: de woorden laten dat niet toe.")
    if counts.unsaid:
        which = _of_all(said, counts.unsaid, counts.promises)
        told.append(f"Bij {which} staat nog niet wat zou tellen als nagekomen.")
    return " ".join(told) or f"Bij {said['elke belofte']} staat wat zou tellen als nagekomen."


def actions(
    said: Phrases, counted: Sequence[tuple[StatusKind, int]], statuses: Sequence[StatusKind], measures: int
) -> str:
    """How many actions are finished; `counted` has the statuses that occur, with how many actions stand there."""
    total = sum(number for _, number in counted)
    if not total:
        return "Er zijn nog geen acties."
    done = [(status, number) for status, number in counted if status.final is YesNo.YES]
    if total == 1:
        status = counted[0][0]
        return f"De enige actie is {named(said, status)}." if done else f"De enige actie is niet klaar: {status.label}."
    told = so_many(said, done) if done else f"is er geen {ways_to_end(said, statuses)}"
    return f"Van de {tally(total)} acties in {count(measures, said['maatregel'], said['maatregelen'])} {told}."


def named(said: Phrases, status: StatusKind) -> str:
    """A status within a sentence; in another language than the sentence it stands as it is, as what is quoted."""
    return quoted(status.label) if said.foreign else uncapital(status.label)


def so_many(said: Phrases, counted: Sequence[tuple[StatusKind, int]]) -> str:
    """Is er 1 afgerond en zijn er 2 vervallen"""
    return listed(f"{'is er' if n == 1 else 'zijn er'} {tally(n)} {named(said, status)}" for status, n in counted)


def ways_to_end(said: Phrases, statuses: Sequence[StatusKind]) -> str:
    """Afgerond of vervallen: what the vocabulary calls the end of an action."""
    return either(named(said, each) for each in statuses if each.final is YesNo.YES) or "klaar"


def silence(silent: int, unfinished: int, searched: date | None) -> str:
    """Over how many actions that were not told as finished no news of the action itself was found for long; "" when over none."""
    if not silent:
        return ""
    which = of_all(silent, unfinished, "actie", "acties")
    verb = "is" if unfinished == 1 else "zijn"
    return (
        f"Bij {which} die niet als afgerond {verb} gemeld, "
        f"is al meer dan een jaar geen nieuws over de actie zelf gevonden ({searched_until(searched)})."
    )


def claimed(claim: Claim) -> str:
    """A claim in a list of them: what it is about, and of those that come back the sort and the day."""
    if claim.sort not in _RETURNING:
        return claim.text
    return f"{claim.text}: {claim.sort.value}{f', {day(claim.day)}' if claim.day else ''}"


def claims_counted(first: Claim, number: int) -> str:
    """How many figures, places or other parts of one whole a line stands for, behind it."""
    return f" ({count(number, *COUNTED[first.sort])})"


def last_report(days: Days) -> str:
    """The day of the last report, or that there is none yet."""
    return day(days.last_report) if days.last_report else "nog geen"


def four_days(days: Days) -> tuple[tuple[str, str], ...]:
    """The four days that every page has: of the last report, of the newest source, of looking and of counting."""
    return (
        ("Laatste bericht", last_report(days)),
        ("Nieuwste bron", day(days.newest_source) if days.newest_source else "nog geen"),
        ("Gezocht tot", day(days.searched) if days.searched else "niet vastgelegd"),
        ("Gerekend op", day(days.counted)),
    )


def four_days_in_one(days: Days) -> str:
    """The same on one line."""
    return " · ".join(f"{name}: {value}" for name, value in four_days(days))


def moment_when(each: Moment) -> str:
    """When something is expected."""
    if _by_a_day(each):
        return f"Uiterlijk {day(each.last)}"
    assert each.first is not None, "what has no first day is expected by its last"
    return f"Verwacht, naar eerdere jaren: tussen {day_of_year(each.first)} en {day(each.last)}"


def moment_note(each: Moment) -> str:
    """That it was promised for every year, where the days do not say so."""
    return " (elk jaar beloofd)" if each.year is not None and _by_a_day(each) else ""


def _by_a_day(each: Moment) -> bool:
    return each.year is None or each.first is None or _whole_year(each.first, each.last)


def days_over(deadline: Deadline, today: date) -> str:
    """698 dagen voorbij de termijn"""
    assert deadline.term is not None and deadline.term.due is not None, "what is late had a last day"
    return f"{count((today - deadline.term.due).days, 'dag', 'dagen')} voorbij de termijn"


def gaps(told: str | None, levels: tuple[str, Sequence[date]] | None, searched: date | None) -> str:
    """What was looked for and not found, and until when was looked; "" when nothing is known to be missing."""
    parts = [told] if told else []
    if levels is not None:
        title, days = levels
        rest = [f"{tally(len(days) - _SHOWN)} andere dagen"] if len(days) > _SHOWN + 1 else []
        shown = days[-_SHOWN:] if rest else days
        parts.append(f"{uncapital(title)} op {listed([*(day(each) for each in shown), *rest])}")
    return f"{'; '.join(parts)} ({searched_until(searched)})." if parts else ""


def _whole_year(opens: date, closes: date) -> bool:
    return (opens.month, opens.day, closes.month, closes.day) == (1, 1, 12, 31)


def expected_round(said: Phrases, each: ExpectedRound) -> str:
    """A round that was due, that it was not found, and when such a round is expected in a year."""
    told = f"{said['Ronde']} {each.year}: {not_found(each.searched)}."
    if _whole_year(each.opens, each.closes):
        return told
    return f"{told} Eerdere brieven kwamen tussen {day_of_year(each.opens)} en {day_of_year(each.closes)}."


def formerly(status: StatusKind, then: date) -> str:
    """What a status was called on a day, when that was another word than now; "" otherwise."""
    name = next((each for each in sorted(status.former, key=lambda each: each.until) if then < each.until), None)
    return f"heette tot {day(name.until)} ‘{name.label}’" if name else ""


def numbered(number: str, rounds: list[str]) -> str:
    """Nummer 5b in 2024, nummer 5b in 2024 tot en met 2027"""
    which = listed(rounds) if len(rounds) < 3 else f"{rounds[0]} tot en met {rounds[-1]}"
    return f"nummer {number} in {which}"
