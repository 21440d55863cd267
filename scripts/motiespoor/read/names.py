"""Names straight from the trees, so that a broken record is still known by its name."""

from __future__ import annotations

from collections.abc import Collection

from motiespoor.model.fields import Family
from motiespoor.read import yamltree
from motiespoor.read.yamltree import Node


def text_at(node: Node | None, key: str) -> str | None:
    """The text under a key, or `None`."""
    child = node.values.get(key) if isinstance(node, yamltree.Fields) else None
    return child.text if isinstance(child, yamltree.Scalar) else None


def skeleton(node: Node | None) -> Node | None:
    """Only the names in a tree: the trees of a large dossier take more memory than all its records."""
    if not isinstance(node, yamltree.Fields):
        return None
    kept = yamltree.Fields(node.line, node.column)
    for key, child in node.values.items():
        if key in _NAMES and isinstance(child, yamltree.Scalar):
            kept.values[key] = child
        elif key in _NAMED:
            kept.values[key] = child if isinstance(child, yamltree.Scalar) else _bones(child)
    return kept


def _bones(node: Node) -> Node:
    bones = yamltree.Items(node.line, node.column)
    for item in node.items if isinstance(node, yamltree.Items) else ():
        bones.items.append(skeleton(item) or yamltree.Fields(item.line, item.column))
    return bones if isinstance(node, yamltree.Items) else yamltree.Scalar("", node.line, node.column, plain=True)


_NAMES = frozenset({"nummer", "sleutel", "ronde", "id", "status"})
_NAMED = frozenset(
    {
        "acties",
        "mijlpalen",
        "bronnen",
        "statussen",
        "rollen",
        "groepen",
        "onderdelen",
        "gebeurtenissen",
        "indeling",
        "themas",
    }
)  # lists of things with a name


def followed(
    measures: Collection[Node | None], promises: Collection[Node | None]
) -> dict[Family, frozenset[str] | None]:
    """The actions (as slug/id) and milestones (by id) in the trees of the measures and of the promises.

    `None` for a family of which one name cannot be known.
    """
    return {
        Family.ACTION: _together([_actions(tree) for tree in measures]),
        Family.MILESTONE: _together([_ids(tree, "mijlpalen") for tree in (*measures, *promises)]),
    }


def frame_items(frames: Collection[Node | None]) -> frozenset[str] | None:
    """The items of the frame (by id) in its tree; `None` when the name of one cannot be known."""
    return _together([each for tree in frames for each in _ids_of_groups(tree)])


def themes(publication: Node | None) -> frozenset[str] | None:
    """The chapters and their themes (by id) in the tree of the publication; `None` when the name of one cannot be known."""
    chapters = publication.values.get("indeling") if isinstance(publication, yamltree.Fields) else None
    within = [_ids(each, "themas") for each in chapters.items] if isinstance(chapters, yamltree.Items) else []
    return _together([_ids(publication, "indeling"), *within])


def _ids_of_groups(tree: Node | None) -> list[list[str] | None]:
    """The ids in every list of a frame; a list that holds nothing is a mistake, so that nobody knows what it should hold."""
    groups = tree.values.get("groepen") if isinstance(tree, yamltree.Fields) else None
    return [_ids(each, "onderdelen") or None for each in groups.items] if isinstance(groups, yamltree.Items) else [None]


def _actions(tree: Node | None) -> list[str] | None:
    slug, ids = text_at(tree, "sleutel"), _ids(tree, "acties")
    return None if slug is None or ids is None else [f"{slug}/{each}" for each in ids]


def _ids(tree: Node | None, key: str) -> list[str] | None:
    """The ids in a list; nothing when there is no such list."""
    if not isinstance(tree, yamltree.Fields):
        return None
    listed = tree.values.get(key)
    if not isinstance(listed, yamltree.Items):
        return None if listed else []
    ids = [text_at(item, "id") for item in listed.items]
    known = [each for each in ids if each]
    return known if len(known) == len(ids) else None


def _together(groups: list[list[str] | None]) -> frozenset[str] | None:
    known = [each for each in groups if each is not None]
    return frozenset(name for group in known for name in group) if len(known) == len(groups) else None
