"""A made-up dossier of any size, for measuring: valid, and the same on every machine.

`python tests/generated.py FOLDER --measures 100`
"""

from __future__ import annotations

import argparse
import csv
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generated_registers import write_registers

REPOSITORY = Path(__file__).parents[1]
SMALL = Path(__file__).parent / "dossiers" / "klein"
TODAY = date(2026, 11, 29)  # late enough for the dossier of the repository too

ROUNDS, AREAS, SECTORS, YEARS = 10, 12, 6, 20
COUNTS = 100  # reference dates of each further series, a quarter apart: with 13 areas and 7 sectors 9,100 rows
ACTIONS = 3
STATUSES = ("beloofd", "bezig", "klaar")  # of the small dossier, whose vocabulary this one borrows
FIRST_ROUND, FIRST_YEAR, FIRST_COUNT = 2016, 2006, 2000
NAME, ADDRESS = "Dijkwacht", "https://dijkwacht.example/"
WHOLE_AREA, WHOLE_SECTOR = "HEEL", "alles"

Row = Mapping[str, object]  # the cells of a row of a CSV file that are not empty


def write_dossier(
    root: Path,
    measures: int,
    series: int = 0,
    *,
    actions: int = ACTIONS,
    promises: int | None = None,
    rows: int = 0,
    numbered: Callable[[int], str] = str,
) -> None:
    """A dossier of `measures` measures over ten rounds, with its own figures; the words are borrowed.

    `series` further series, counted each quarter, make the figures many: 9,100 rows each. Without measures there are no
    actions. Each measure has `actions`
    actions, and three promises of its own; or there are `promises` promises that no measure carries, of every kind in turn.
    `rows` are those of three registers together. `numbered` makes the number that a measure has in its plan from its place.
    """
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("teksten", "ronden", "*.csv", "build", "site"))
    for path in (root / "data" / "maatregelen").glob("*.yaml"):
        if path.name != "datapackage.yaml":
            path.unlink()
    _copy(root, "data/ronden/datapackage.yaml")
    (root / "data/bronnen/tegenspraken.yaml").unlink()
    _write(root, "site_config/publicatie.yaml", _publication())
    _write(root, "mkdocs.yml", _engine())
    _write(root, "site_config/grafieken.yaml", _charts())
    _write(root, "data/bronnen/bronnen.yaml", ["bronnen:", *(line for each in _rounds() for line in _source(each))])
    _write(root, "data/bronnen/tijdlijn.yaml", ["gebeurtenissen:", *(x for each in _rounds() for x in _event(each))])
    _write(root, "data/maatregelen/kader.yaml", _frame(measures, numbered))
    for number in range(1, measures + 1):
        lines = (f'nummer: "{numbered(number)}"', *_measure(number, actions, own=promises is None))
        _write(root, f"data/maatregelen/{numbered(number)}.yaml", lines)
    if promises:
        _write(root, "data/maatregelen/toezeggingen.yaml", _promises(promises))
    for each in _rounds():
        _write(root, f"data/ronden/{each}/ronde.yaml", _sheet(each))
        for number in range(1, measures + 1):
            _write(root, f"data/ronden/{each}/{numbered(number)}.yaml", _report(number, each, actions))
        _write(root, f"data/bronnen/teksten/{_letter(each)}.txt", _text(measures, each, actions, promises or 0))
    for name, cells in _tables(series).items():
        _table(root, name, cells)
    if rows:
        write_registers(root, rows)


def _rounds() -> range:
    return range(FIRST_ROUND, FIRST_ROUND + ROUNDS)


def _day(year: int) -> str:
    return f"{year}-10-01"


def _letter(year: int) -> str:
    return f"brief-{year}"


# The words of the sources. Every cell is another text, so that a lookup has something to look for.


def _title(number: int) -> str:
    return f"Maatregel {number}: de dijk bij peilschaal {number} versterken"


def _objective(number: int, year: int) -> str:
    return (
        f"Het achterland van peilschaal {number} blijft droog, ook bij de waterstand die in {year} is vastgesteld "
        "voor de komende vijftig jaar, en de weg over de dijk blijft open voor wie er woont en werkt."
    )


def _action(number: int, action: int, year: int) -> str:
    return (
        f"In {year} wordt vak {action} bij peilschaal {number} opgehoogd, nadat met de bewoners en het waterschap is "
        "gesproken over de vorm van de kruin en de plaats van de weg."
    )


def _progress(number: int, action: int, year: int) -> str:
    return f"Vak {action} bij peilschaal {number} is in {year} voor {(number * 7 + action * 3 + year) % 100} procent klaar."


def _promise(number: int, place: int) -> str:
    return f"Eind {FIRST_ROUND + 1 + 4 * place} is sluis {place} bij peilschaal {number} gereed."


def _pledge(number: int) -> str:
    return f"Als het water stijgt, en ook als het niet stijgt, komt er een gemaal {number}."


def _text(measures: int, year: int, actions: int, promises: int) -> Iterator[str]:
    yield f"Bijlage bij de brief van {year}: de stand van de dijken, peilschaal voor peilschaal."
    yield "De Raad vroeg om droge voeten voor iedereen."
    yield "Wie achter een dijk woont, houdt droge voeten."
    yield from (_pledge(number) for number in range(1, promises + 1))
    for number in range(1, measures + 1):
        yield f"{number}. {_title(number)}"
        yield _objective(number, year)
        yield from (f"• {_action(number, action, year)}" for action in range(1, actions + 1))
        if year == FIRST_ROUND:
            yield from (_promise(number, place) for place in range(3))
        yield from (f"• {_progress(number, action, year)}" for action in range(1, actions + 1))


# The files that an editor would write.


def _publication() -> Iterator[str]:
    yield from (
        f"naam: {NAME}",
        "onderwerp: het versterken van de dijken",
        "gebieden: wijken",  # as the menu that klein lends
        f"adres: {ADDRESS}",
        f"bewerkadres: {ADDRESS}bewerk/",
        "maker: Een machine schreef dit dossier om mee te meten.",
        "voorbehoud: Deze dijken bestaan niet.",
        "gevraagd: De Raad vroeg om droge voeten voor iedereen.",
        "gevraagd_bewijs:",
        f"  - bron: {_letter(FIRST_ROUND)}",
        "    citaat: De Raad vroeg om droge voeten voor iedereen.",
        "hoofdreeks: dijk-km",
    )


def _engine() -> Iterator[str]:
    """The settings of the small dossier under the name and at the address of this one."""
    own = {"site_name": NAME, "site_url": ADDRESS}
    for line in (SMALL / "mkdocs.yml").read_text("utf-8").splitlines():
        key, _, _ = line.partition(":")
        yield f"{key}: {own[key]}" if key in own else line


def _charts() -> Iterator[str]:
    yield from ("grafieken:", "  - id: standen", "    soort: standen")
    for name, kind in (("dijken", "verloop"), ("dijken-geteld", "aantal"), ("dijken-verwacht", "prognose")):
        yield from (f"  - id: {name}", f"    soort: {kind}", "    reeks: dijk-km", "    onderwerp: kilometers dijk")


def _source(year: int) -> Iterator[str]:
    yield from (
        f"  - id: {_letter(year)}",
        "    soort: Brief",
        f"    titel: De stand van de dijken in {year}",
        f"    datum: {_day(year)}",
        "    uitgever: Het Waterschap",
        "    herkomst: brontekst",
        f"    tekst: {_letter(year)}.txt",
    )


def _event(year: int) -> Iterator[str]:
    yield from (
        f"  - id: brief-van-{year}",
        f"    datum: {_day(year)}",
        "    soort: brief",
        f"    titel: De brief van {year}",
        "    herkomst: brontekst",
        "    bewijs:",
        f"      - bron: {_letter(year)}",
        "        vindplaats: eerste bladzijde",
    )


def _frame(measures: int, numbered: Callable[[int], str]) -> Iterator[str]:
    yield from (
        "titel: Waar het Waterschap zich aan houdt",
        f"bron: {_letter(FIRST_ROUND)}",
        "groepen:",
        "  - id: uitgangspunten",
        "    titel: Uitgangspunten",
        "    inleiding: Er is er één.",
        "    onderdelen:",
        "      - id: droge-voeten",
        "        citaat: Wie achter een dijk woont, houdt droge voeten.",
        f"        maatregelen: {[numbered(number) for number in range(1, measures + 1)][:1]}",
        "        toelichting: Maatregel 1 gaat over de eerste dijk.",
    )


def _sheet(year: int) -> Iterator[str]:
    yield from (
        f'ronde: "{year}"',
        f"titel: De ronde van {year}",
        f"datum: {_day(year)}",
        f"peildatum: {year}-01-01",
        f"bron: {_letter(year)}",
        "kolommen: [maatregel, doelstelling, actie, stand van zaken]",
    )


def _report(number: int, year: int, actions: int) -> Iterator[str]:
    yield f'titel: "{_title(number)}"'
    yield f"doelstelling: {_objective(number, year)}"
    yield "acties:"
    yield from (f"  - {_action(number, action, year)}" for action in range(1, actions + 1))
    yield "stand_van_zaken:"
    yield from (f"  - {_progress(number, action, year)}" for action in range(1, actions + 1))


def _measure(number: int, actions: int, *, own: bool) -> Iterator[str]:
    yield f"sleutel: dijk-{number}"
    yield f'titel: "{_title(number)}"'
    yield "eigenaar: wal"  # a role of the small dossier
    yield f"in_het_kort: De dijk bij peilschaal {number} wordt vak voor vak hoger gemaakt."
    yield "acties:"
    for action in range(1, actions + 1):
        yield f"  - id: vak-{action}"
        yield f"    titel: Vak {action} bij peilschaal {number} ophogen"
        yield "    in_ronde:"
        for year in _rounds():
            yield f'      - ronde: "{year}"'
            yield f"        acties: [{action}]"
            yield f"        stand_van_zaken: [{action}]"
        yield "    standen:"
        for year in _rounds():
            yield f"      - datum: {_day(year)}"
            yield f'        ronde: "{year}"'
            yield f"        status: {STATUSES[min((year - FIRST_ROUND + action) // 4, 2)]}"
            yield f"        toelichting: In {year} ging het zo verder met vak {action}."
            yield "        oorzaak: voortgang"
            yield "        bewijs:"
            yield f"          - bron: {_letter(year)}"
            yield f"            citaat: {_progress(number, action, year)}"
    if own:
        yield from _locks(number)
    if number % 5 == 0:  # in the first dossier, too, one measure in five has charts of its own
        yield "kerncijfers: [dijk-km]"


def _locks(number: int) -> Iterator[str]:
    yield "mijlpalen:"
    for place in range(3):
        yield f"  - id: sluis-{number}-{place}"
        yield f"    titel: Sluis {place} bij peilschaal {number} is gereed"
        yield f"    verwacht: eind {FIRST_ROUND + 1 + 4 * place}"
        yield "    toezegging:"
        yield f"      bron: {_letter(FIRST_ROUND)}"
        yield f"      citaat: {_promise(number, place)}"


def _told_once(year: int, happened: str) -> Iterator[str]:
    yield from (
        "berichten:",
        f"  - datum: {_day(year)}",
        f"    toelichting: De brief van {year} noemt het gemaal.",
        f"    gebeurd: {happened}",
        "    bewijs:",
        f"      - bron: {_letter(year)}",
        "        vindplaats: eerste bladzijde",
    )


YEARLY = "gemaal-2"  # the first promise that comes back every year, and brings a round

# What is said of each kind of promise, besides its title and where it stands.
KINDS: Mapping[str, tuple[str, ...]] = {
    "a date": (f"verwacht: eind {FIRST_ROUND + 1}", "toetsbaar: Een brief meldt dat het gemaal draait."),
    "every year": ("verwacht: jaarlijks", "toetsbaar: Een brief van dat jaar noemt het gemaal."),
    "a date, kept": (
        f"verwacht: eind {FIRST_ROUND + 1}", f"gerealiseerd: {_day(FIRST_ROUND + 1)}", "bewijs:",
        f"  - bron: {_letter(FIRST_ROUND + 1)}", "    vindplaats: eerste bladzijde",
    ),
    "a condition": ("voorwaarde: als het water stijgt", "toetsbaar: Het water steeg, en het gemaal is er."),
    "no term": ("toetsbaar: nee, want er staat niet wat een gemaal is.",),
    "counted elsewhere": ("verwacht: jaarlijks", f"samen_met: {YEARLY}"),
    "no last day": ("verwacht: de komende jaren", "toegezegd: ja"),
    "from time to time": ("verwacht: periodiek",),
    "with doubt": (f"verwacht: eind {FIRST_ROUND + 2}", *_told_once(FIRST_ROUND + 2, "onzeker")),
    "a date, moved": (f"verwacht: eind {FIRST_ROUND + 1}", *_told_once(FIRST_ROUND + 2, "nee")),
}  # fmt: skip


def _recurrence(*, rounds: bool) -> Iterator[str]:
    """Every year from the second round on, between days that the letters have come on; the first two came."""
    yield from (
        "terugkeer:",
        f"  vanaf: {FIRST_ROUND + 1}",
        "  venster_van: 1 september",
        "  venster_tot: 31 oktober",
        "  grond: Elke brief kwam op 1 oktober.",
        f"  ronden: {'ja' if rounds else 'nee'}",
        "berichten:",
    )
    for year in (FIRST_ROUND + 1, FIRST_ROUND + 2):
        yield from (line for line in _told_once(year, "ja") if line != "berichten:")
        yield f"    over: {year}"


def _promises(count: int) -> Iterator[str]:
    """So many promises that no measure carries, of every kind in turn."""
    kinds = list(KINDS)
    yield "mijlpalen:"
    for number in range(1, count + 1):
        kind = kinds[(number - 1) % len(kinds)]
        yield f"  - id: gemaal-{number}"
        yield f"    titel: Er is een gemaal {number}"
        yield from (f"    {line}" for line in KINDS[kind])
        if kind == "every year":
            yield from (f"    {line}" for line in _recurrence(rounds=f"gemaal-{number}" == YEARLY))
        yield "    toezegging:"
        yield f"      bron: {_letter(FIRST_ROUND)}"
        yield f"      citaat: {_pledge(number)}"


# The figures: a level for every area, sector and year, and the sums of all of them.


def _km(area: int, sector: int, year: int) -> int:
    return 100 + area * 17 + sector * 5 + (year - FIRST_YEAR) * (area % 3 + 1)


def _tables(more: int) -> dict[str, Iterable[Row]]:
    """The rows of each CSV file; `more` series next to the one that is counted yearly."""
    areas = [f"G{number:02}" for number in range(1, AREAS + 1)]
    sectors = [f"soort-{number}" for number in range(1, SECTORS + 1)]
    names = [f"peil-{number}" for number in range(1, more + 1)]
    return {
        "reeksen": [
            _series("dijk-km", "Lengte van de dijken", "jaar"),
            *(_series(name, f"Stand van {name}", "kwartaal") for name in names),
        ],
        "gebieden": [
            {"gebied": WHOLE_AREA, "sleutel": "heel", "naam": "Heel het land", "soort": "land"},
            *(
                {
                    "gebied": area, "sleutel": area.lower(), "naam": f"Gebied {area}", "afkorting": area,
                    "soort": "gebied", "deel_van": WHOLE_AREA, "rij": 1 + place // 4, "kolom": 1 + place % 4,
                }
                for place, area in enumerate(areas)
            ),
        ],
        "sectoren": [
            {"sector": WHOLE_SECTOR, "naam": "Alle dijken", "soort": "geheel"},
            *(
                {"sector": sector, "sleutel": sector, "naam": f"Dijk van {sector}", "soort": "tak", "deel_van": WHOLE_SECTOR}
                for sector in sectors
            ),
        ],
        "uitsplitsingen": [],
        "methoden": [{"methode": "lint", "titel": "Met het meetlint", "omschrijving": "Gemeten langs de kruin."}],
        "reeksbreuken": [
            {"reeks": "dijk-km", "peildatum": "2014-01-01", "zekerheid": "onzeker", "omschrijving": "Er kwam een nieuw meetlint."}
        ],
        "plekken": [],
        "prognoses": [
            {
                "reeks": "dijk-km", "rapport": year, "basis_peildatum": f"{year}-01-01", "horizon": f"{year + 2}-01-01",
                "gebied": WHOLE_AREA, "sector": WHOLE_SECTOR, "mutatie": 200 + year % 7,
                "nauwkeurigheid": "afgerond", "herkomst": "officieel", "bron": _letter(year),
            }
            for year in _rounds()
        ],
        "waarnemingen": _observations(areas, sectors, names),
    }  # fmt: skip


def _series(name: str, title: str, frequency: str) -> Row:
    return {
        "reeks": name, "titel": title, "eenheid": "km", "soort": "stand", "frequentie": frequency, "decimalen": 0,
        "minimum": 0, "maximum": 1000000, "optelbaar": "ja", "omschrijving": "Hoeveel kilometer dijk er is.",
    }  # fmt: skip


def _observations(areas: list[str], sectors: list[str], more: list[str]) -> Iterator[Row]:
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        yield from _counted("dijk-km", (year, 1), areas, sectors, 0)
    for place, name in enumerate(more, 1):
        for count in range(COUNTS):
            yield from _counted(name, (FIRST_COUNT + count // 4, 1 + 3 * (count % 4)), areas, sectors, place)


def _counted(series: str, day: tuple[int, int], areas: list[str], sectors: list[str], more: int) -> Iterator[Row]:
    """A series on the first day of a month of a year: every area and sector, and their sums."""
    year, month = day
    values = {(a, s): _km(x, y, year) + more + month for x, a in enumerate(areas, 1) for y, s in enumerate(sectors, 1)}
    for area in areas:
        values[area, WHOLE_SECTOR] = sum(values[area, sector] for sector in sectors)
    for sector in (*sectors, WHOLE_SECTOR):
        values[WHOLE_AREA, sector] = sum(values[area, sector] for area in areas)
    for (area, sector), value in values.items():
        yield {
            "reeks": series, "peildatum": f"{year}-{month:02}-01", "gebied": area, "sector": sector, "waarde": value,
            "nauwkeurigheid": "exact", "herkomst": "officieel", "bron": _letter(max(year, FIRST_ROUND)), "methode": "lint",
        }  # fmt: skip


def _table(root: Path, name: str, rows: Iterable[Row]) -> None:
    """A CSV file under the head that the small dossier has for it."""
    path = f"data/cijfers/{name}.csv"
    head = (SMALL / path).read_text(encoding="utf-8").partition("\n")[0].split(",")
    with (root / path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _copy(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SMALL / path, root / path)


def _write(root: Path, path: str, lines: Iterable[str]) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="write a made-up dossier")
    parser.add_argument("folder", type=Path, help="must not exist yet")
    parser.add_argument("--measures", type=int, default=100)
    parser.add_argument("--series", type=int, default=0, help="further series, of 9,100 rows each")
    parser.add_argument("--actions", type=int, default=ACTIONS, help="of each measure")
    parser.add_argument("--promises", type=int, help="of every kind in turn, in the place of those of the measures")
    parser.add_argument("--rows", type=int, default=0, help="of three registers together, two of them coupled")
    chosen = parser.parse_args()
    write_dossier(
        chosen.folder,
        chosen.measures,
        chosen.series,
        actions=chosen.actions,
        promises=chosen.promises,
        rows=chosen.rows,
    )
