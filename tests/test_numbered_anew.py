"""A plan that is numbered anew, of which a measure is split and another goes into a new one: from the site before to the one after."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from building import Pictures
from changing import repository
from conftest import REPOSITORY
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.manifest import MANIFEST
from test_examples import DAY

Captured = pytest.CaptureFixture[str]
EXAMPLE = REPOSITORY / "voorbeelden" / "gemeente"


def take(root: Path, number: str) -> str:
    """The file of a measure, which is no longer there."""
    path = root / paths.MEASURES / f"{number}.yaml"
    text = path.read_text("utf-8")
    path.unlink()
    return text


def put(root: Path, number: str, text: str) -> None:
    """A measure under another number."""
    told = re.sub(r'^nummer: ".*"$', f'nummer: "{number}"', text, count=1, flags=re.MULTILINE)
    (root / paths.MEASURES / f"{number}.yaml").write_text(told, encoding="utf-8")


_OF_FIRST = re.compile(
    r"      - ronde: najaar-2024\n(?:        .*\n)+?(?=      - )|      - datum: 2024-12-05\n(?:        .*\n)+?(?=      - )"
)


def named(text: str, key: str, title: str) -> str:
    """A measure that goes on under another key and title; what the closed round says stays with the one that ended."""
    text = _OF_FIRST.sub("", text)
    told = re.sub(r"^sleutel: .*$", f"sleutel: {key}", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^titel: .*$", f"titel: {title}", told, count=1, flags=re.MULTILINE)


def belongs(root: Path, number: str, key: str) -> None:
    """The rows with a number, in the rounds that are open, say whose they are."""
    for each in ("zomer-2025", "winter-2026"):
        row = root / paths.ROUNDS / each / f"{number}.yaml"
        lines = [line for line in row.read_text("utf-8").splitlines() if not line.startswith("maatregel: ")]
        row.write_text("\n".join([f"maatregel: {key}", *lines, ""]), encoding="utf-8")


def ended(kind: str, name: str, title: str, what: str, to: str) -> str:
    """What became of a name."""
    return (
        f"  - soort: {kind}\n    van: {name}\n    titel: {title}\n    wat: {what}\n    naar: [{to}]\n"
        f"    datum: 2026-03-01\n    reden: De raad besloot dit.\n"
    )


def test_from_the_site_before_to_the_one_after(tmp_path: Path, pictures: Pictures, capsys: Captured) -> None:
    """Nothing that was published is lost: the gate lets it through, and the difference is told in words."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "plan", ignore=shutil.ignore_patterns("build", "site")))
    shutil.rmtree(root / paths.REGISTERS)  # what a row belongs to changes in its history, which is no part of this
    with (root / paths.PUBLICATION).open("a", encoding="utf-8") as file:
        file.write("uitgever: Vlietmeer\ncontact: post@vlietmeer.example\n")  # the gate asks for them
    (root / ".gitignore").write_text("/build/\n/site/\n/vorige.json\n")
    repository(root)
    pictures.build(root, DAY)
    before = root / "vorige.json"
    shutil.copy(root / "site" / MANIFEST, before)

    school, young = take(root, "4"), take(root, "7")
    put(root, "8", take(root, "3"))  # numbered anew
    belongs(root, "3", "isolatie")
    put(root, "4a", named(school, "school-zones", "Rustig rond de school"))  # split in two
    put(
        root,
        "4b",
        'nummer: ""\nsleutel: school-fiets\ntitel: Fietsen\neigenaar: college\nin_het_kort: Nog geen acties.\n',
    )
    put(root, "7", named(young, "meedenken", "Iedereen denkt mee"))  # one that another goes into
    belongs(root, "4", "school-zones")
    (root / paths.ROUNDS / "zomer-2025" / "6.yaml").write_text(
        (root / paths.ROUNDS / "zomer-2025" / "6.yaml").read_text("utf-8").replace(": jongeren\n", ": meedenken\n"),
        encoding="utf-8",
    )
    with (root / paths.SUCCESSION).open("a", encoding="utf-8") as file:
        file.write(ended("maatregel", "school", "Veilig naar school", "splitsing", "school-zones, school-fiets"))
        file.write(ended("actie", "school/zones", "Zones", "opvolging", "school-zones/zones"))
        file.write(ended("maatregel", "jongeren", "Jongeren denken mee", "samenvoeging", "meedenken"))
        file.write(ended("actie", "jongeren/jongerenraad", "Een raad", "samenvoeging", "meedenken/jongerenraad"))
    assert main(["check", "--root", str(root), "--today", DAY.isoformat()]) == 0, capsys.readouterr()
    pictures.build(root, DAY)
    capsys.readouterr()
    assert main(["verify", "--root", str(root)]) == 0
    assert main(["poort", str(before), "--root", str(root)]) == 0, capsys.readouterr()
    assert main(["verschil", "HEAD", "--root", str(root), "--today", DAY.isoformat()]) == 0, capsys.readouterr()
    told = capsys.readouterr().out
    assert "- maatregel 3. Huizen die warm blijven\n  - nummer: was ‘3’, nu ‘8’\n" in told
    assert "- rij maatregel 3 in ronde zomer-2025\n  - maatregel komt erbij: ‘8. Huizen die warm blijven’\n" in told
    assert "- verhuist: 7. Jongeren denken mee, maatregelen/jongeren/ naar maatregelen/meedenken/\n" in told
    assert "- nieuw: 4b. Fietsen, maatregelen/school-fiets/\n" in told
    pages = root / "site" / "maatregelen"
    page = unescape((pages / "school" / "index.html").read_text("utf-8"))
    assert re.search(
        r"gesplitst in <a [^>]*>[^<]*Rustig rond de school</a> en <a [^>]*>[^<]*Fietsen</a>", page, re.IGNORECASE
    )
    page = unescape((pages / "isolatie" / "index.html").read_text("utf-8"))
    assert page.count("was dit nummer 3.") == 3
