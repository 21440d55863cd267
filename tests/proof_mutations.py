"""How many changes of a built site `verify` sees when the manifest is made anew: a table of seen and made, per kind.

    python tests/proof_mutations.py [DOSSIER] [--each N] [--kind PART-OF-A-NAME]

Takes minutes, so it is no test; the site of the dossier must have been built.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from motiespoor.derive.names import other_names
from motiespoor.press.built import Page, built
from motiespoor.press.looks import looked_at
from motiespoor.press.manifest import MANIFEST, read_manifest
from motiespoor.press.proof.proof import Proof
from motiespoor.press.search import INDEX, search_index
from motiespoor.press.verify import assets_stay_within, promises
from motiespoor.problem import Problem
from motiespoor.read.dossier import read_dossier
from mutating import Mutation, Site, spread
from mutating_border import KINDS as BORDER
from mutating_charts import KINDS as CHARTS
from mutating_files import KINDS as FILES
from mutating_pages import KINDS as PAGES

KINDS = CHARTS | PAGES | FILES | BORDER


def mutations(site: Site, each: int, part: str = "") -> Iterator[Mutation]:
    """The same changes every time: of each kind (with `part` in its name) so many, over the whole site."""
    for name, kind in KINDS.items():
        if part in name:
            yield from (Mutation(name, what, files) for what, files in spread(kind, site, each))


class Held:
    """A copy of a built site, on which changes are made and undone."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = Path(shutil.copytree(root / "site", folder))
        self.dossier = read_dossier(root).dossier
        manifest = read_manifest(self.folder / MANIFEST, [])
        assert manifest is not None
        self.proof = Proof(self.dossier, date.fromisoformat(manifest.day))
        self.pages = {page.path: page for page in built(self.folder).pages()}

    def told(self, mutation: Mutation) -> tuple[Problem, ...]:
        """What is wrong with the site after a change; what is made of finished pages is made anew, as the program would.

        Of a manifest made anew nothing is to be seen. What nothing changed about is not looked at again.
        """
        before = {path: self._content(path) for path in (*mutation.files, INDEX)}
        try:
            for path, content in mutation.files.items():
                self._put(path, content)
            site = built(self.folder)
            changed = [
                Page(path, text)
                for path in mutation.files
                if path.endswith(".html") and (text := site.text(path)) is not None
            ]
            if found := tuple(looked_at(changed, self.proof.on(site)[0])):
                return found
            kept = [page for path, page in self.pages.items() if path not in mutation.files]
            pages = sorted((*kept, *changed), key=lambda page: page.path)
            if INDEX not in mutation.files and changed:
                self._index(pages)
            others = looked_at(pages, *self.proof.on(site)[1:])
            beside = chain.from_iterable(each() for each in self.proof.beside(site))
            promised = chain(looked_at(pages, *promises(site)), assets_stay_within(site))
            return tuple(chain(others, beside)) or tuple(promised)
        finally:
            for path, content in before.items():
                self._put(path, content)

    def _content(self, path: str) -> bytes | None:
        return (self.folder / path).read_bytes() if (self.folder / path).exists() else None

    def _put(self, path: str, content: bytes | None) -> None:
        if content is None:
            (self.folder / path).unlink(missing_ok=True)
        elif content != self._content(path):
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)

    def _index(self, pages: Sequence[Page]) -> None:
        texts = [(page.path, page.text) for page in pages if page.path.endswith("index.html")]
        index = search_index(texts, json.loads((self.folder / INDEX).read_text("utf-8")), other_names(self.dossier))
        (self.folder / INDEX).write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="?", default=".", type=Path)
    parser.add_argument("--each", type=int, default=7, help="how many of each kind")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--unseen", action="store_true", help="name what is not seen")
    options = parser.parse_args()
    made: dict[str, list[Mutation]] = {}
    for mutation in mutations(Site(options.root / "site"), options.each, options.kind):
        made.setdefault(mutation.kind, []).append(mutation)
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        held = Held(options.root, Path(folder) / "site")
        for kind, each in made.items():
            told = [(mutation, held.told(mutation)) for mutation in each]
            good = sum(bool(problems) for _, problems in told)
            seen += good
            print(f"{good:3} of {len(each):3}  {kind}", flush=True)
            for mutation, problems in told:
                if options.unseen and not problems:
                    print(f"             {mutation.what}", flush=True)
    total = sum(map(len, made.values()))
    print(f"{seen:3} of {total:3}  ({100 * seen / max(total, 1):.1f}%)")
    return 0 if seen >= 0.9 * total else 1


if __name__ == "__main__":
    sys.exit(main())
