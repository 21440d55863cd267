"""What search engines read of a page: the way to it, and the data that are told of on it (schema.org, as JSON-LD).

It stands in a data block within the page, of which a browser runs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor import paths
from motiespoor.derive.names import phrases
from motiespoor.derive.registers import REGISTERS, register_page
from motiespoor.model.descriptor import DataPackage
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.render import official, sentences, workbook
from motiespoor.render.address import FIGURES, SECTORS, areas_page, series_page
from motiespoor.render.catalogue import JSON_LD, PAGES, TURTLE, licence, page_of
from motiespoor.render.downloads import DATA
from motiespoor.render.permanent import described, full_address

Node = dict[str, object]

_OFFERED = "open-data"  # where the files of a package can be taken that is about no one page


def page_data(dossier: Dossier, page: str, title: str) -> Iterator[Node]:
    """The way to a page, and the data that it tells of."""
    return ({"@context": "https://schema.org", **each} for each in _told(dossier, page, title))


def _told(dossier: Dossier, page: str, title: str) -> Iterator[Node]:
    if page:
        yield _way(dossier, page, title)
    for folder, package in dossier.descriptors.items():
        if (_OFFERED if folder in PAGES else page_of(dossier, folder)) == page:
            yield _of_package(dossier, folder, package)
    for series in dossier.series:
        if series_page(series.id) == page:
            yield _of_series(dossier, series)


def above(dossier: Dossier, page: str) -> Iterator[tuple[str, str]]:
    """The pages above one, each with its title; the front page bears the name of the site."""
    publication, said = dossier.publication, phrases(dossier)
    areas = areas_page(publication)
    rows = {
        "": publication.name,
        "maatregelen": said["Maatregelen"],
        "ronden": publication.overviews,
        FIGURES: "Cijfers",
        areas: said["Gebieden"],
        SECTORS: said["Sectoren"],
        REGISTERS: "Instrumenten",
        **{register_page(each.name): each.package.title for each in dossier.registers if each.rows},
    }
    for each, title in rows.items():
        below = f"{FIGURES}/gebieden" if each == areas else each
        if each != page and (not each or page.startswith(f"{below}/")):
            yield each, title


def _way(dossier: Dossier, page: str, title: str) -> Node:
    steps = (*above(dossier, page), (page, title))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": _plain(name), "item": _at(dossier, each)}
            for place, (each, name) in enumerate(steps, 1)
        ],
    }


def _of_package(dossier: Dossier, folder: str, package: DataPackage) -> Node:
    files = [(each.title, f"{DATA}/{folder}/{each.path}") for each in package.resources]
    files.append((sentences.SPREADSHEET, workbook.PATH))
    return {
        "@type": "Dataset",
        "@id": described(dossier.publication, TURTLE, folder),
        "name": _plain(f"{package.title}: {dossier.publication.name}"),
        "description": _plain(package.description),
        "version": _plain(package.version),
        **_shared(dossier, page_of(dossier, folder), package),
        "distribution": [_download(dossier, title, path) for title, path in files],
    }


def _of_series(dossier: Dossier, series: Series) -> Node:
    page = series_page(series.id)
    package = dossier.descriptors.get(paths.FIGURES.rpartition("/")[2])
    return {
        "@type": "Dataset",
        "@id": _at(dossier, page),
        "name": _plain(f"{series.title}: {dossier.publication.name}"),
        "description": _plain(series.description),
        "variableMeasured": {"@type": "PropertyValue", "name": _plain(series.title), "unitText": _plain(series.unit)},
        **_shared(dossier, page, package),
        "distribution": [_download(dossier, series.title, f"{DATA}/reeksen/{series.id}.csv")],
    }


def _shared(dossier: Dossier, page: str, package: DataPackage | None) -> Node:
    publication = dossier.publication
    terms = licence(package) if package else None
    return {
        "url": _at(dossier, page),
        "inLanguage": publication.language,
        "isAccessibleForFree": True,
        **({"license": terms} if terms else {}),
        **({"creator": _publisher(dossier)} if publication.publisher else {}),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": _plain(publication.name),
            "url": full_address(publication, JSON_LD),
        },
    }


def _publisher(dossier: Dossier) -> Node:
    """Whether it is a person or an organisation is only known of who has an official address."""
    publication = dossier.publication
    known = publication.portals.publisher
    of_kind: Mapping[str, object] = {"@type": "Organization", "@id": known} if known else {}
    return {**of_kind, "name": _plain(publication.publisher or "")}


def _download(dossier: Dossier, title: str, path: str) -> Node:
    _, media_type = official.FILE[path.rpartition(".")[2]]
    return {
        "@type": "DataDownload",
        "name": _plain(title),
        "encodingFormat": media_type.removeprefix(f"{official.MEDIA_TYPES}/"),
        "contentUrl": full_address(dossier.publication, path),
    }


def _at(dossier: Dossier, page: str) -> str:
    return full_address(dossier.publication, page)


def _plain(text: str) -> str:
    return " ".join(text.split())
