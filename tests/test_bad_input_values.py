"""Any value of any type anywhere in a file: never an exception, always problems or an accepted dossier."""

from __future__ import annotations

import copy
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, copy_of
from motiespoor.model.dossier import Dossier
from motiespoor.problem import Problem, Unreadable
from motiespoor.read.dossier import TABLES, read_dossier
from motiespoor.validate.check import checked_dossier, problems
from test_bad_input import YAML, put_back, told

pytestmark = pytest.mark.proof

DESCRIPTORS = tuple(f"data/{name}/datapackage.yaml" for name in ("maatregelen", "ronden", "cijfers", "bronnen"))
Address = tuple[str | int, ...]

often = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
seldom = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | words
    | st.sampled_from(
        ["", " ", "0", "-1", "1e9", "2025-02-30", "2025-11-03", "A", "ja", "niet-gevonden", "brontekst", "∅", "😀"]
    )
)
values = st.recursive(
    scalars, lambda held: st.lists(held, max_size=3) | st.dictionaries(words, held, max_size=3), max_leaves=6
)


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice, without anchors."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def addresses(node: object, here: Address = ()) -> Iterator[Address]:
    """Where every node of a tree stands."""
    yield here
    for key, child in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from addresses(child, (*here, key))


def at(node: Any, address: Address) -> Any:
    """The node at an address."""
    for step in address:
        node = node[step]
    return node


@st.composite
def changed_trees(draw: st.DrawFn, text: str) -> str:
    """A file in which one node is another value, stands somewhere else too, or is gone."""
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    places = list(addresses(tree))
    address = draw(st.sampled_from(places))
    elsewhere = st.sampled_from(places).map(lambda place: copy.deepcopy(at(tree, place)))
    new = draw(values | elsewhere)
    if not address:
        tree = new
    elif draw(st.integers(0, 9)) == 0:
        del at(tree, address[:-1])[address[-1]]
    else:
        at(tree, address[:-1])[address[-1]] = new
    return yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=120)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of which one file at a time is changed."""
    return copy_of("klein", tmp_path_factory.mktemp("waarden") / "klein")


def texts_of(paths: tuple[str, ...], root: Path) -> dict[str, str]:
    """The files as they are."""
    return {path: (root / path).read_text(encoding="utf-8") for path in paths}


@often
@given(data=st.data())
def test_any_value_anywhere_in_yaml(root: Path, data: st.DataObject) -> None:
    """Any value in the place of any node gives problems at a place, or is right."""
    path = data.draw(st.sampled_from(YAML))
    with put_back(root / path) as before:
        text = data.draw(changed_trees(before.decode()))
        (root / path).write_text(text, encoding="utf-8")
        height = text.count("\n") + 1
        lines = told(root)
    assert all(int(line.split(":")[1]) <= height for line in lines if line.startswith(f"{path}:"))


@seldom
@given(data=st.data())
def test_any_value_anywhere_in_a_descriptor(root: Path, data: st.DataObject) -> None:
    """A descriptor with any value in it never makes Frictionless fail."""
    path = data.draw(st.sampled_from(DESCRIPTORS))
    with put_back(root / path) as before:
        (root / path).write_text(data.draw(changed_trees(before.decode())), encoding="utf-8")
        assert all(isinstance(each, Problem) for each in problems(read_dossier(root), TODAY))


@often
@given(data=st.data())
def test_any_text_in_any_cell(root: Path, data: st.DataObject) -> None:
    """Any text in any cell of any table gives problems at a place, or is right."""
    path = data.draw(st.sampled_from(sorted(TABLES)))
    with put_back(root / path) as before:
        rows = list(csv.reader(before.decode().splitlines()))
        row = data.draw(st.integers(0, len(rows) - 1))
        column = data.draw(st.integers(0, len(rows[row]) - 1))
        cells = [cell for each in rows for cell in each]
        rows[row][column] = data.draw(words | st.sampled_from(cells) | st.integers().map(str) | st.floats().map(str))
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        (root / path).write_text(written.getvalue(), encoding="utf-8", newline="")
        told(root)


@seldom
@given(data=st.data())
def test_what_is_accepted_is_whole(root: Path, data: st.DataObject) -> None:
    """A changed dossier is refused with problems, sorted and each once, or comes through whole."""
    path = data.draw(st.sampled_from((*YAML, *TABLES)))
    with put_back(root / path) as before:
        if path in YAML:
            (root / path).write_text(data.draw(changed_trees(before.decode())), encoding="utf-8")
        else:
            lines = before.decode().splitlines(keepends=True)
            del lines[data.draw(st.integers(0, len(lines) - 1))]
            (root / path).write_text("".join(lines), encoding="utf-8")
        found = problems(read_dossier(root), TODAY)
        assert found == tuple(sorted(set(found)))
        if found:
            with pytest.raises(Unreadable):
                checked_dossier(root, TODAY)
        else:
            assert isinstance(checked_dossier(root, TODAY), Dossier)
