"""The catalogue of the data, for data portals: DCAT-AP-NL 3.0, the same graph as Turtle and as JSON-LD.

https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/. No node without a name, so that the same data are the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from motiespoor import paths
from motiespoor.derive.changed import Changes
from motiespoor.derive.figures import whole_area
from motiespoor.derive.instances import milestones
from motiespoor.derive.lookup import remembered
from motiespoor.derive.registers import register_place, told_of
from motiespoor.model.descriptor import DataPackage
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import YesNo
from motiespoor.model.period import Period
from motiespoor.render import official, workbook
from motiespoor.render.address import FIGURES
from motiespoor.render.downloads import DATA, Weighed
from motiespoor.render.output import Output
from motiespoor.render.permanent import described, full_address
from motiespoor.render.triples import (
    PREFIXES,
    Said,
    Triple,
    day,
    graph_of,
    json_ld,
    of,
    plain,
    text,
    turtle,
    typed,
    written,
)

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Literal

TURTLE, JSON_LD = f"{DATA}/catalogus.ttl", f"{DATA}/catalogus.jsonld"

# The page on which people read what is in a package.
PAGES = {"maatregelen": "maatregelen", "ronden": "ronden", "cijfers": FIGURES, "bronnen": "bronnen"}

_SHA256 = f"{PREFIXES['spdx']}checksumAlgorithm_sha256"


def catalogue(dossier: Dossier, today: date, files: Sequence[Weighed]) -> Iterator[Output]:
    """Both forms; `files` are those that the packages consist of."""
    for path, content in _forms(dossier, today, tuple(files)):
        yield Output(path=path, content=content, source=paths.PUBLICATION)


@remembered  # who builds asks for it again when the site is there, and writing a graph takes a second
def _forms(dossier: Dossier, today: date, files: tuple[Weighed, ...]) -> tuple[tuple[str, str], ...]:
    graph = catalogue_graph(dossier, today, files)
    return (TURTLE, turtle(graph)), (JSON_LD, json_ld(graph))


def page_of(dossier: Dossier, folder: str) -> str:
    """The page about what stands in a package; of a register without rows that with a line for each."""
    registers = {f"registers/{each.name}": register_place(each).page for each in dossier.registers}
    return {**PAGES, **registers}[folder]


def package_files(dossier: Dossier) -> Iterator[str]:
    """The paths of the files that the packages consist of."""
    for folder, package in dossier.descriptors.items():
        yield _description(folder)
        yield from (f"{DATA}/{folder}/{each.path}" for each in package.resources)


def catalogue_graph(dossier: Dossier, today: date, files: Sequence[Weighed]) -> Graph:
    """Everything that the catalogue says.

    Who publishes it and how to reach them is left out when it is not known: such a catalogue is not complete, and
    `poort` lets no site with one pass.
    """
    return graph_of(_Telling(dossier, today, {each.path: each for each in files}).everything())


class _Telling:
    """What a catalogue says of a dossier, as triples."""

    def __init__(self, dossier: Dossier, today: date, files: Mapping[str, Weighed]) -> None:
        self._dossier, self._files = dossier, files
        self._publication = dossier.publication
        self._changes = Changes(dossier, today)

    def everything(self) -> Iterator[Triple]:
        yield from self._catalogue()
        yield from self._who()
        for theme in self._publication.portals.themes:
            yield from of(official.THEME[theme], "skos:Concept", ("skos:prefLabel", text(theme.label)))
        for folder, package in self._dossier.descriptors.items():
            yield from self._dataset(folder, package)

    def _name(self, part: str) -> str:
        return described(self._publication, TURTLE, part)

    @property
    def _language(self) -> str:
        """That of the titles and texts in the data."""
        return official.language(self._publication.language)

    @property
    def _publisher(self) -> str | None:
        if self._publication.publisher is None:
            return None
        return self._publication.portals.publisher or self._name("uitgever")

    @property
    def _contact(self) -> str | None:
        return self._name("contact") if self._publication.contact else None

    def _by(self) -> Iterator[Said]:
        """Who made and publishes it, and where they are reached."""
        yield "dct:creator", self._publisher
        yield "dct:publisher", self._publisher
        yield "dcat:contactPoint", self._contact

    def _catalogue(self) -> Iterator[Triple]:
        publication, packages = self._publication, self._dossier.descriptors
        yield from of(
            self._name("catalogus"),
            "dcat:Catalog",
            ("dct:title", text(publication.name, publication.language)),
            ("dct:description", text(f"De gegevens van {publication.name}, over {publication.subject}.")),
            ("dct:language", self._language),
            ("dct:license", official.FREE),
            ("dct:modified", day(self._changes.last(*map(self._records, packages)))),
            ("foaf:homepage", full_address(publication, "")),
            *self._by(),
            *(("dcat:dataset", self._name(folder)) for folder in packages),
        )

    def _who(self) -> Iterator[Triple]:
        publication = self._publication
        if self._publisher is not None:
            yield from of(
                self._publisher, "foaf:Agent", ("foaf:name", text(publication.publisher or "", publication.language))
            )
        if self._contact is not None and (reach := publication.contact) is not None:
            mailbox = not reach.startswith("https://")
            yield from of(
                self._contact,
                "vcard:Kind",
                ("vcard:fn", text(publication.publisher or publication.name, publication.language)),
                ("vcard:hasEmail", f"mailto:{reach}") if mailbox else ("vcard:hasURL", reach),
            )

    def _dataset(self, folder: str, package: DataPackage) -> Iterator[Triple]:
        name = self._name(folder)
        files = {f"{DATA}/{folder}/{each.path}": (each.title, each.description) for each in package.resources}
        files |= {
            _description(folder): (package.title, "De beschrijving van de tabellen (Data Package)."),
            workbook.PATH: ("Alles in een rekenblad", "Alle tabellen van alle pakketten, met uitleg."),
        }
        files = {path: said for path, said in files.items() if path in self._files or path == workbook.PATH}
        begin, end = self._span(folder)
        yield from of(
            name,
            "dcat:Dataset",
            ("dct:title", text(package.title)),
            ("dct:description", text(package.description)),
            ("dct:identifier", plain(name)),
            ("dct:accessRights", official.PUBLIC),
            ("dct:accrualPeriodicity", self._frequency(folder)),
            ("dct:language", self._language),
            ("dct:conformsTo", package.profile),
            ("dct:modified", day(self._changes.last(self._records(folder)))),
            ("dct:temporal", f"{name}/periode" if begin else None),
            ("dcat:version", plain(package.version)),
            ("dcat:landingPage", full_address(self._publication, page_of(self._dossier, folder))),
            *(("dcat:theme", official.THEME[each]) for each in self._publication.portals.themes),
            *(("dct:spatial", each) for each in self._areas(folder)),
            *self._by(),
            *(("dcat:distribution", f"{name}/{_file(each)}") for each in files),
        )
        if begin:
            yield from of(f"{name}/periode", "dct:PeriodOfTime", ("dcat:startDate", begin), ("dcat:endDate", end))
        for path, said in files.items():
            yield from self._distribution(folder, package, path, said)

    def _distribution(self, folder: str, package: DataPackage, path: str, said: tuple[str, str]) -> Iterator[Triple]:
        name, address, ending = (
            f"{self._name(folder)}/{_file(path)}",
            full_address(self._publication, path),
            _ending(path),
        )
        schema = full_address(self._publication, _description(folder)) if ending == "csv" else None
        (title, description), (kind, media_type) = said, official.FILE[ending]
        # Of a spreadsheet both depend on the machine that packed it, and a catalogue is the same from any.
        weighed, checksum = self._files.get(path), f"{name}/sha256"
        yield from of(
            name,
            "dcat:Distribution",
            ("dct:title", text(title)),
            ("dct:description", text(description)),
            ("dct:conformsTo", schema),
            ("dct:format", kind),
            ("dct:language", self._language),
            ("dct:license", licence(package)),
            ("dcat:accessURL", address),
            ("dcat:downloadURL", address),
            ("dcat:mediaType", media_type),
            ("dcat:byteSize", typed(str(weighed.size), "nonNegativeInteger") if weighed else None),
            ("spdx:checksum", checksum if weighed else None),
        )
        if weighed:
            yield from of(
                checksum,
                "spdx:Checksum",
                ("spdx:algorithm", _SHA256),
                ("spdx:checksumValue", typed(weighed.sha256, "hexBinary")),
            )

    def _records(self, folder: str) -> tuple[object, ...]:
        dossier = self._dossier
        return {
            "maatregelen": (dossier.measures, dossier.promises, dossier.frame),
            "ronden": (dossier.rounds,),
            "cijfers": (dossier.observations, dossier.revisions, dossier.forecasts, dossier.breaks, dossier.locations),
            "bronnen": (dossier.sources, dossier.events, dossier.contradictions),
            **{f"registers/{each.name}": told_of(each) for each in dossier.registers},
        }[folder]

    def _span(self, folder: str) -> tuple[Literal | None, Literal | None]:
        """The first and the last day that a package is about, as exact as they are known."""
        dossier = self._dossier
        days: Iterable[Period] = {
            "maatregelen": (_one(u.date) for m in dossier.measures for a in m.actions for u in a.updates),
            "ronden": (_one(each.sheet.date) for each in dossier.rounds),
            "cijfers": (_one(each) for each in {each.date for each in dossier.observations}),
            "bronnen": (each.date for each in dossier.sources),
            **{f"registers/{each.name}": each.days for each in dossier.registers},
        }[folder]
        found = sorted((each for each in days if each.start and each.end), key=lambda each: each.sort_key)
        return (
            (written(found[0]), written(max(found, key=lambda each: each.end or date.min))) if found else (None, None)
        )

    def _frequency(self, folder: str) -> str:
        """How often something is added: figures as most of them are counted, rounds as often as they were promised."""
        if folder == "cijfers" and self._dossier.series:
            ((most, _),) = Counter(each.frequency for each in self._dossier.series).most_common(1)
            return official.FREQUENCY[most]
        again = (each.recurrence for each in milestones(self._dossier))
        if folder == "ronden" and any(each is not None and each.rounds is YesNo.YES for each in again):
            return official.YEARLY
        return official.IRREGULAR

    def _areas(self, folder: str) -> Iterator[str]:
        """The official addresses of what a package is about: of figures every area, and else the whole."""
        whole, counted = whole_area(self._dossier), {each.area for each in self._dossier.observations}
        for each in self._publication.portals.areas:
            if each.area == whole or (folder == "cijfers" and each.area in counted):
                yield each.address


def _one(known: date) -> Period:
    return Period(known.isoformat(), known, known, known)


def licence(package: DataPackage) -> str | None:
    """The licence of a package: the first, for portals take one."""
    return next((official.licence(each.path) for each in package.licences), None)


def _description(folder: str) -> str:
    """Where a package says what its columns are."""
    return f"{DATA}/{folder}/datapackage.json"


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _ending(path: str) -> str:
    return path.rpartition(".")[2]
