"""The manifest of a built site: what stands in it, and a folder that is not as it says."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from changing import commit, repository
from conftest import TODAY, edit
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.manifest import MANIFEST, manifest_json, read_manifest, write_manifest
from motiespoor.press.publish import build_site
from motiespoor.press.verify import manifest_problems

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def site(built_small: Path, tmp_path: Path) -> Path:
    """Its site, free to be spoilt."""
    return Path(shutil.copytree(built_small / "site", tmp_path / "site"))


def content(site: Path) -> dict[str, Any]:
    """What a manifest holds."""
    held: dict[str, Any] = json.loads((site / MANIFEST).read_text("utf-8"))
    return held


def test_every_file_stands_in_it(built_small: Path) -> None:
    """Every file of the site but the manifest, with its size and its hash."""
    site = built_small / "site"
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del found[MANIFEST]
    assert len(found) > 40
    assert content(site)["bestanden"] == {
        path: {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()} for path, held in found.items()
    }


def test_what_the_site_was_made_from_stands_in_it(built_small: Path) -> None:
    """The day, the address and the data; a commit that nobody told is not known."""
    held = content(built_small / "site")
    assert (held["versie"], held["dag"], held["adres"]) == (1, "2026-03-01", "https://voorbeeld.example/")
    assert (held["commit"], held["reden"], held["teruggezet"]) == (None, None, None)
    assert len(held["vingerafdruk"]) == len(held["programma"]) == 64
    assert set(held) == {
        "versie", "dag", "adres", "commit", "vingerafdruk", "programma", "bestanden", "paginas", "feeds", "agendas", "downloads",
        "namen", "opgevolgd", "naamgever", "namen_buiten", "reden", "teruggezet", "vorig_adres", "titels",
    }  # fmt: skip


def test_what_may_not_be_lost_stands_in_it(built_small: Path) -> None:
    """Pages with their anchors, feeds, calendars, downloads and names; nothing of how the site looks."""
    held = content(built_small / "site")
    assert {"", "maatregelen", "maatregelen/een-kaartje", "termijnen", "en"} <= set(held["paginas"])
    anchors = held["paginas"]["maatregelen/een-kaartje"]
    assert {"actie-kaartje-invoeren", "mijlpaal-kaartje-te-koop"} <= set(anchors)
    assert anchors == sorted(set(anchors))
    assert not [each for page in held["paginas"].values() for each in page if each.startswith("__") or "clip" in each]
    assert "feeds/alles.xml" in held["feeds"]
    assert "kalender/alles.ics" in held["agendas"]
    assert {"data/v1/cijfers/waarnemingen.csv", "data/v1/cijfers/datapackage.json"} <= set(held["downloads"])
    lasting = (*held["feeds"], *held["agendas"], *held["downloads"])
    assert not [each for each in lasting if each.startswith(("assets/", "search/", "sitemap", "_headers", "404"))]
    assert held["namen"]["maatregel"] == ["een-kaartje", "fiets-en-veer", "meer-veren"]
    assert "fiets-en-veer/brug-coevaart" in held["namen"]["actie"]
    assert "tag:voorbeeld.example,2025-12-10:maatregelen/een-kaartje/kaartje-invoeren" in held["namen_buiten"]["feeds"]
    assert "mijlpalen/prijs-vast@voorbeeld.example" in held["namen_buiten"]["agendas"]
    assert held["naamgever"] == "https://voorbeeld.example/"
    assert held["opgevolgd"] == {"actie": {"meer-veren/steiger": ["meer-veren/steiger-zand"]}}


def test_it_is_small_and_always_the_same(built_small: Path, tmp_path: Path) -> None:
    """Read back it is written as the same bytes, and it is a small part of the site."""
    site = built_small / "site"
    manifest = read_manifest(site / MANIFEST, [])
    assert manifest is not None
    assert manifest_json(manifest) == (site / MANIFEST).read_text("ascii")
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    assert (site / MANIFEST).stat().st_size < whole / 20


def test_the_data_have_one_fingerprint(built_small: Path, small: Path) -> None:
    """Another file, or the same words in another file, is another dossier; its folder is not."""
    from motiespoor.read.files import fingerprint_of_files

    once = fingerprint_of_files(small, paths.PARTS)
    assert content(built_small / "site")["vingerafdruk"] == once
    (small / "content/over.md").rename(small / "content/wie.md")
    renamed = fingerprint_of_files(small, paths.PARTS)
    edit(small, "mkdocs.yml", "over.md", "wie.md")
    assert len({once, renamed, fingerprint_of_files(small, paths.PARTS)}) == 3


def test_a_site_as_it_was_built_is_right(site: Path) -> None:
    """Nothing to tell of what was not touched."""
    assert manifest_problems(site) == ()


def spoil(site: Path, what: str) -> None:
    """One way in which a folder stops being what was built."""
    match what:
        case "anders":
            path = site / "over/index.html"
            path.write_bytes(path.read_bytes().replace(b"</body>", b" </body>"))
        case "ontbreekt":
            (site / "feeds/alles.xml").unlink()
        case "te veel":
            (site / "nieuw.html").write_text("x", "utf-8")
        case "een link":
            (site / "over/index.html").unlink()
            (site / "over/index.html").symlink_to("/etc/hostname")
        case "een map als link":
            (site / "elders").symlink_to("/etc")
        case "zonder manifest":
            (site / MANIFEST).unlink()
        case "een vreemde naam":
            (site / "re\ngel\x1b[31m").write_text("x", "utf-8")


EXTRA = f"dit bestand staat niet in {MANIFEST}. Het hoort niet bij deze site."
OTHER = f"dit bestand is anders dan {MANIFEST} zegt. Bouw de site opnieuw."
SPOILT = {
    "anders": f"over/index.html:1:1: {OTHER}",
    "ontbreekt": "feeds/alles.xml:1:1: dit bestand hoort bij de site en ontbreekt.",
    "te veel": f"nieuw.html:1:1: {EXTRA}",
    "een link": f"over/index.html:1:1: {OTHER}",
    "een map als link": f"elders:1:1: {EXTRA}",
    "zonder manifest": f"{MANIFEST}:1:1: dit bestand kan niet geopend worden. Staat het er, en mag het gelezen worden?",
    "een vreemde naam": rf"re\ngel\x1b[31m:1:1: {EXTRA}",
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_not_as_it_was_built_is_told(site: Path, what: str) -> None:
    """A file that changed, is missing or does not belong there is named."""
    spoil(site, what)
    assert [str(each) for each in manifest_problems(site)] == [SPOILT[what]]


def test_the_command_holds_a_folder_against_its_manifest(site: Path, small: Path, capsys: Captured) -> None:
    """`verify` of any folder: of what was built nothing, of what was touched what."""
    assert main(["verify", str(site), "--root", str(small)]) == 0
    assert capsys.readouterr().out == "Geen problemen gevonden.\n"
    spoil(site, "anders")
    assert main(["verify", str(site), "--root", str(small)]) == 1
    assert capsys.readouterr().out == f"{SPOILT['anders']}\n1 probleem in 1 bestand.\n"


@pytest.mark.parametrize("by", ["0" * 64, None])
def test_of_a_site_by_another_program_that_is_told(site: Path, small: Path, capsys: Captured, by: str | None) -> None:
    """And what was touched; not everything that this program would make otherwise."""
    (site / "over/index.html").write_text("anders", "utf-8")
    manifest = read_manifest(site / MANIFEST, [])
    assert manifest is not None
    write_manifest(site, manifest.model_copy(update={"program": by}))
    assert main(["verify", str(site), "--root", str(small)]) == 1
    told = (
        "deze site is met een andere versie van het programma gemaakt dan deze. "
        "Bouw de site opnieuw, of kijk haar na met het programma van toen."
    )
    assert capsys.readouterr().out == (f"{MANIFEST}:1:1: {told}\n{SPOILT['anders']}\n2 problemen in 2 bestanden.\n")


NO_MANIFEST = "dit is geen JSON, of niet het manifest van een site. Neem het manifest.json dat bij die site hoort."
VERSION = "dit manifest heeft een andere versie dan 1. Bouw die site opnieuw, met dit programma."
EMPTY = {
    "versie": 1, "adres": "", "dag": "2026-03-01", "commit": None, "vingerafdruk": "", "bestanden": {}, "paginas": {}, "feeds": [],
    "agendas": [], "downloads": [], "namen": {}, "opgevolgd": {},
}  # fmt: skip


def altered(**parts: object) -> bytes:
    """A manifest of nothing, with parts of something else."""
    return json.dumps({**EMPTY, **parts}).encode()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "dit bestand is leeg. Vul het of haal het weg."),
    "words": (b"geen manifest", NO_MANIFEST),
    "a number": (b"1", NO_MANIFEST),
    "a list": (b"[]", NO_MANIFEST),
    "half of it": (altered()[:-9], NO_MANIFEST),
    "no JSON": (b'{"versie": NaN}', NO_MANIFEST),
    "no version": (b"{}", NO_MANIFEST),
    "a version in words": (altered(versie="1"), NO_MANIFEST),
    "a later version": (altered(versie=2), VERSION),
    "too deep": (b"[" * 200_000, NO_MANIFEST),
    "a number without end": (b'{"versie": ' + b"9" * 10_000 + b"}", NO_MANIFEST),
    "not text": (b"\xff\xfe{}", "dit is geen UTF-8. Sla het bestand op als UTF-8 (niet als Windows-1252 of Latin-1)."),
    "a page for a list": (altered(paginas=["a"]), NO_MANIFEST),
    "an anchor that is no text": (altered(paginas={"a": [1]}), NO_MANIFEST),
    "a file without a size": (altered(bestanden={"a": {"sha256": "x"}}), NO_MANIFEST),
    "a size that is true": (altered(bestanden={"a": {"bytes": True, "sha256": "x"}}), NO_MANIFEST),
    "a commit that is a number": (altered(commit=1), NO_MANIFEST),
    "names that are no list": (altered(namen={"actie": "a"}), NO_MANIFEST),
    "endings that are no object": (altered(opgevolgd={"actie": []}), NO_MANIFEST),
    "names outside that are no list": (altered(namen_buiten={"feeds": "a"}), NO_MANIFEST),
    "an authority that is a number": (altered(naamgever=1), NO_MANIFEST),
    "half a character": (altered(adres="\ud800"), NO_MANIFEST),
    "half a character in a name": (altered(paginas={"\udfff": []}), NO_MANIFEST),
    "another site": (altered(), ""),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_manifest_may_be_anything(tmp_path: Path, what: str) -> None:
    """Whatever stands in the file: a problem, and never a traceback."""
    given, said = HOSTILE[what]
    (tmp_path / MANIFEST).write_bytes(given)
    problems: list[Any] = []
    manifest = read_manifest(tmp_path / MANIFEST, problems)
    assert [str(each) for each in problems] == ([f"{MANIFEST}:1:1: {said}"] if said else [])
    assert (manifest is None) == bool(said)


@pytest.mark.parametrize("key", EMPTY)
def test_nothing_of_a_manifest_may_be_missing(tmp_path: Path, key: str) -> None:
    """Each key is needed but that of the commit, which may not be known."""
    (tmp_path / MANIFEST).write_text(json.dumps({name: held for name, held in EMPTY.items() if name != key}), "utf-8")
    problems: list[Any] = []
    assert (read_manifest(tmp_path / MANIFEST, problems) is None) == (key != "commit")
    assert bool(problems) == (key != "commit")


# The commit

COMMIT_ELSEWHERE = "a" * 40


def built_with(root: Path, *arguments: str) -> int:
    """The exit status of a build."""
    return main(["build", "--root", str(root), "--today", TODAY.isoformat(), *arguments])


def ignore_what_is_made(root: Path) -> None:
    """A repository without its site, as it is everywhere."""
    (root / ".gitignore").write_text("build/\nsite/\n", "utf-8")


@pytest.mark.proof
def test_the_commit_of_a_dossier_that_is_that_commit(
    built: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit comes from the command or from the surroundings; a dossier with changes is not that commit."""
    ignore_what_is_made(built)
    name = repository(built)
    reason = "Er stond een naam in die weg moest."
    assert built_with(built, "--commit", name, "--reden", reason) == 0
    told = content(built / "site")
    assert (told["commit"], told["reden"]) == (name, reason)
    monkeypatch.setenv("MOTIESPOOR_COMMIT", name)
    monkeypatch.setenv("MOTIESPOOR_REDEN", reason)
    assert built_with(built) == 0
    assert content(built / "site") == told
    capsys.readouterr()

    (built / "content/nieuw.md").write_text("# Nieuw\n\nEen bladzijde.\n", "utf-8")
    assert built_with(built) == 2
    assert capsys.readouterr().err == (
        f"motiespoor build: --commit: het dossier is niet dat van {name[:12]}: content/nieuw.md. "
        "Leg de wijziging vast, of laat --commit weg.\n"
    )
    assert content(built / "site") == told
    commit(built, "Nieuw")
    assert built_with(built) == 2
    assert built_with(built, "--commit", COMMIT_ELSEWHERE) == 2
    assert f"revisie '{COMMIT_ELSEWHERE}' bestaat hier niet" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["HEAD", "main", "--help", "a" * 39, "A" * 40, ""])
def test_a_commit_is_named_in_full(built: Path, capsys: Captured, name: str) -> None:
    """A tag or a branch means something else tomorrow; an empty name is none."""
    status = built_with(built, f"--commit={name}") if name else 2
    assert status == 2
    if name:
        assert "is geen hele naam van een commit" in capsys.readouterr().err


@pytest.mark.proof
def test_outside_a_repository_a_commit_is_taken_on_trust(built: Path) -> None:
    """An archive of a commit holds no git to ask."""
    assert built_with(built, "--commit", COMMIT_ELSEWHERE) == 0
    assert content(built / "site")["commit"] == COMMIT_ELSEWHERE


@pytest.mark.proof
def test_a_build_asks_git_nothing(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name for the commit git takes no part, though the dossier stands in a repository."""
    ignore_what_is_made(built)
    repository(built)
    started = built.parent / "started"  # a file, for a copy of this process may have the engine run
    run = subprocess.run

    def watched(command: list[str], **options: Any) -> Any:
        with started.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(command)}\n")
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    shutil.rmtree(built / paths.FROM_ENGINE)
    build_site(built, TODAY, lambda _: None)
    assert content(built / "site")["commit"] is None
    commands = [json.loads(line) for line in started.read_text("utf-8").splitlines()]
    assert len(commands) == 1
    assert not [part for command in commands for part in command if part.endswith("git")]
