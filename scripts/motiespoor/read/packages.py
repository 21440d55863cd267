"""The descriptions of the data packages of a dossier that has none of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from motiespoor.model.descriptor import DataPackage, Licence
from motiespoor.model.publication import Publication
from motiespoor.read import theme
from motiespoor.read.yamlfile import yaml_file


def given_package(path: str, publication: Publication) -> DataPackage | None:
    """The description that comes with the program for the one at a path, on the terms of a publication."""
    found = yaml_file(path, theme.texts(theme.PACKAGES)[f"{PurePosixPath(path).parent.name}.yaml"]).record
    if not isinstance(found, DataPackage) or not publication.terms:
        return found if isinstance(found, DataPackage) else None
    licences = (
        Licence(name=each.name, title=each.name, path=each.url, origin=each.origin) for each in publication.terms
    )
    return replace(found, licences=tuple(licences))
