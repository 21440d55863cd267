"""What one YAML file of a dossier holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from motiespoor.model.kinds import kind_of
from motiespoor.problem import Problem
from motiespoor.read.files import at_start
from motiespoor.read.names import skeleton
from motiespoor.read.shape import record_of
from motiespoor.read.yamltree import Node, yaml_tree

# While somebody edits, all files but one or two are what they were when this process read them before; those are not
# taken apart again. So many, and not all: a very large dossier takes memory.
_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The record in a file, the names that stand in it, and what is wrong with it."""

    problems: tuple[Problem, ...]
    whole: bool = False  # it is YAML, and not empty
    record: object = None
    names: Node | None = None


@lru_cache(maxsize=_REMEMBERED)
def yaml_file(path: str, text: str) -> YamlFile:
    """What stands in a text, as the file that its path says it is."""
    problems: list[Problem] = []
    tree = yaml_tree(path, text, problems)
    if tree is None:
        nothing = at_start(path, "in dit bestand staat alleen commentaar. Vul het of haal het weg.")
        return YamlFile(tuple(problems) or (nothing,))
    record = record_of(kind_of(path), path, text, tree, problems)
    return YamlFile(tuple(problems), whole=True, record=record, names=skeleton(tree))
