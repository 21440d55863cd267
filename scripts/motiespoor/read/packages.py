"""The descriptions of the data packages of a dossier that has none of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from motiespoor.model.descriptor import DataPackage, Licence, Resource
from motiespoor.model.measure_tables import DIVIDED, MEASURES
from motiespoor.model.publication import Publication
from motiespoor.model.wording import Words, said_in
from motiespoor.problem import NOWHERE
from motiespoor.read import theme
from motiespoor.read.yamlfile import yaml_file


def given_package(path: str, publication: Publication) -> DataPackage | None:
    """The description that comes with the program for the one at a path, on the terms of a publication."""
    found = yaml_file(path, theme.texts(theme.PACKAGES)[f"{PurePosixPath(path).parent.name}.yaml"]).record
    if not isinstance(found, DataPackage):
        return None
    licences = (
        Licence(name=each.name, title=each.name, path=each.url, origin=each.origin) for each in publication.terms
    )
    if not publication.chapters:
        found = _undivided(found)
    told = _in_words_of(publication.words, found) if publication.words != Words(origin=NOWHERE) else found
    return replace(told, licences=tuple(licences) or found.licences)


def _undivided(package: DataPackage) -> DataPackage:
    """A description for a plan without chapters, whose measures stand in none."""

    def resource(of: Resource) -> Resource:
        if of.name != MEASURES:
            return of
        fields = tuple(each for each in of.schema.fields if each.name not in DIVIDED)
        return replace(of, schema=replace(of.schema, fields=fields))

    return replace(package, resources=tuple(resource(each) for each in package.resources))


def _in_words_of(own: Words, package: DataPackage) -> DataPackage:
    """A description of the program as a publication speaks; what programs hold on to keeps its name."""
    said = said_in(own)

    def resource(of: Resource) -> Resource:
        fields = tuple(
            replace(each, title=said.told(each.title), description=said.told(each.description))
            for each in of.schema.fields
        )
        return replace(
            of,
            title=said.told(of.title),
            description=said.told(of.description),
            schema=replace(of.schema, fields=fields),
        )

    return replace(
        package,
        title=said.told(package.title),
        description=said.told(package.description),
        resources=tuple(resource(each) for each in package.resources),
    )
