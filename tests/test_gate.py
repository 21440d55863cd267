"""The publish gate: nothing of the site that was published is lost with the next one."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import BELOW, ROOT, TODAY, edit
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.losses import losses, nowhere
from motiespoor.press.manifest import MANIFEST, Manifest, Outside, manifest_json, read_manifest
from motiespoor.press.publish import build_site

Captured = pytest.CaptureFixture[str]
ENTRY = "tag:voorbeeld.example,2025-12-10:maatregelen/een-kaartje/kaartje-invoeren"
EVENT = "mijlpalen/prijs-vast@voorbeeld.example"
C2, SUCCESSION = "data/maatregelen/C2.yaml", "data/maatregelen/opvolging.yaml"


@pytest.fixture(scope="session")
def published(built_small: Path) -> Manifest:
    """Its manifest."""
    manifest = read_manifest(built_small / "site" / MANIFEST, [])
    assert manifest is not None
    return manifest


def gate(root: Path, *arguments: str) -> int:
    """The exit status of the gate."""
    return main(["poort", *arguments, "--root", str(root)])


def replace(manifest: Manifest, **parts: Any) -> Manifest:
    """The manifest with other parts."""
    return manifest.model_copy(update=parts)


def without_page(manifest: Manifest) -> Manifest:
    pages = {page: anchors for page, anchors in manifest.pages.items() if page != "over"}
    return replace(manifest, pages=pages)


def without_anchor(manifest: Manifest) -> Manifest:
    page = "termijnen"
    kept = tuple(each for each in manifest.pages[page] if each != "mijlpaal-prijs-vast")
    return replace(manifest, pages={**manifest.pages, page: kept})


def without_number(manifest: Manifest) -> Manifest:
    kept = tuple(each for each in manifest.pages["maatregelen"] if each != "maatregel-C2")
    return replace(manifest, pages={**manifest.pages, "maatregelen": kept})


def without_file(path: str) -> Callable[[Manifest], Manifest]:
    return lambda manifest: replace(
        manifest, files={name: file for name, file in manifest.files.items() if name != path}
    )


def without_name(sort: str, name: str) -> Callable[[Manifest], Manifest]:
    return lambda manifest: replace(
        manifest, names={**manifest.names, sort: tuple(each for each in manifest.names[sort] if each != name)}
    )


def without_outside(what: str, name: str) -> Callable[[Manifest], Manifest]:
    def less(manifest: Manifest) -> Manifest:
        kept = tuple(each for each in getattr(manifest.outside, what) if each != name)
        assert len(kept) == len(getattr(manifest.outside, what)) - 1
        return replace(manifest, outside=manifest.outside.model_copy(update={what: kept}))

    return less


def without(manifest: Manifest, part: str) -> Outside:
    """The names outside the site without those that have a part in them."""
    kept = tuple(each for each in manifest.outside.feeds if part not in each)
    assert len(kept) < len(manifest.outside.feeds)
    return manifest.outside.model_copy(update={"feeds": kept})


BACK = "Zet terug wat er stond"
LOST: dict[str, tuple[Callable[[Manifest], Manifest], str]] = {
    "a page": (without_page, f"over/index.html:1:1: deze pagina was er en is er niet meer. {BACK}."),
    "an anchor": (
        without_anchor,
        (f"termijnen/index.html:1:1: de plek '#mijlpaal-prijs-vast' stond op deze pagina en is er niet meer. {BACK}."),
    ),
    "the number of a measure": (
        without_number,
        (
            f"maatregelen/index.html:1:1: de plek '#maatregel-C2' stond op deze pagina en is er niet meer. {BACK}. "
            f"Eindigde maatregel C2, zeg dan in {SUCCESSION} bij die maatregel 'nummer: C2'."
        ),
    ),
    "a feed": (
        without_file("feeds/alles.xml"),
        f"feeds/alles.xml:1:1: deze feed was er en is er niet meer. {BACK}.",
    ),
    "a calendar": (
        without_file("kalender/alles.ics"),
        f"kalender/alles.ics:1:1: deze agenda was er en is er niet meer. {BACK}.",
    ),
    "a download": (
        without_file("data/v1/cijfers/waarnemingen.csv"),
        f"data/v1/cijfers/waarnemingen.csv:1:1: deze download was er en is er niet meer. {BACK}.",
    ),
    "a name that may end": (
        without_name("mijlpaal", "prijs-vast"),
        f"{MANIFEST}:1:1: mijlpaal 'prijs-vast' was er en is er niet meer. {BACK}, of zeg in {SUCCESSION} wat ervan werd.",
    ),
    "a name that may not": (
        without_name("bron", "zv-2025-050"),
        f"{MANIFEST}:1:1: bron 'zv-2025-050' was er en is er niet meer. {BACK}.",
    ),
    "an entry of a feed": (
        without_outside("feeds", ENTRY),
        f"{MANIFEST}:1:1: bericht '{ENTRY}' stond in een feed en is er niet meer. {BACK}.",
    ),
    "an event of a calendar": (
        without_outside("calendars", EVENT),
        f"{MANIFEST}:1:1: afspraak '{EVENT}' stond in een agenda en is er niet meer. {BACK}.",
    ),
    "the naming authority": (
        lambda manifest: replace(manifest, authority="https://oud.example/"),
        f"{MANIFEST}:1:1: de naamgever was https://voorbeeld.example/ en verandert nooit. Zet die terug.",
    ),
    "the address of the site": (
        lambda manifest: replace(manifest, address="https://elders.example/", authority="https://elders.example/"),
        (
            f"{MANIFEST}:1:1: de site staat op https://voorbeeld.example/ en deze is gemaakt voor https://elders.example/. "
            "Verhuist zij, zeg dan in site_config/publicatie.yaml: 'vorig_adres: https://voorbeeld.example/' en "
            "'naamgever: https://voorbeeld.example/'. Verhuist zij niet, zet dan het adres terug."
        ),
    ),
}


@pytest.mark.parametrize("what", LOST)
def test_what_would_be_lost_is_told_once(published: Manifest, what: str) -> None:
    """Each thing that would be lost on a line, and nothing else."""
    spoil, said = LOST[what]
    assert [str(each) for each in losses(published, spoil(published))] == [said]


def test_nothing_is_lost_of_the_same_site_or_of_one_with_more(published: Manifest) -> None:
    """What comes is no loss, and neither is what only belongs to how the site looks."""
    assert losses(published, published) == ()
    for spoil, _ in list(LOST.values())[:-2]:
        assert losses(spoil(published), published) == ()
    looks = [path for path in published.files if path.startswith(("assets/", "search/", "sitemap", "_headers", "404"))]
    assert len(looks) > 6
    for path in looks:
        assert losses(published, without_file(path)(published)) == ()


def test_a_site_may_move_when_its_names_stay(published: Manifest) -> None:
    """Another address with the same authority is no loss; what is lost besides is told as ever."""
    moved = replace(published, address="https://elders.example/veer/")
    assert losses(published, moved) == ()
    assert len(losses(published, without_outside("feeds", ENTRY)(moved))) == 1


def test_a_site_that_moves_again_keeps_the_names_of_the_first_time(published: Manifest) -> None:
    """They do not rest on where it stood last, and that is said."""
    there = replace(published, address="https://tweede.example/")
    third = replace(published, address="https://derde.example/", authority="https://tweede.example/")
    assert [str(each) for each in losses(there, third)] == [
        f"{MANIFEST}:1:1: de naamgever was https://voorbeeld.example/ en verandert nooit. Zet die terug."
    ]


def test_a_move_that_is_over_is_told(built: Path, capsys: Captured, tmp_path: Path) -> None:
    """The old address is needed until the new one has the site; then it can go, and nothing is held back."""
    there = json.loads((built / "site" / MANIFEST).read_text("utf-8"))
    new = there | {"adres": BELOW, "vorig_adres": ROOT}
    (built / "site" / MANIFEST).write_text(json.dumps(new), "utf-8")
    for before, told in (
        (there, ""),
        (new, f"De site staat op {BELOW}: 'vorig_adres' kan weg uit site_config/publicatie.yaml.\n"),
    ):
        (tmp_path / "vorige.json").write_text(json.dumps(before), "utf-8")
        assert gate(built, str(tmp_path / "vorige.json")) == 0
        assert capsys.readouterr().out == f"Geen problemen gevonden.\n{told}"


def test_subscribers_of_a_site_that_moved_see_nothing_twice(built_small: Path, built_below: Path) -> None:
    """Built for a folder and for a root: every name of an entry and of an event is the same, and nothing is lost."""
    manifests = [read_manifest(root / "site" / MANIFEST, []) for root in (built_small, built_below)]
    at_root, below = [each for each in manifests if each is not None]
    assert (at_root.address, below.address) == (ROOT, BELOW)
    assert len(at_root.outside.feeds) > 20
    assert at_root.outside == below.outside
    assert losses(at_root, below) == losses(below, at_root) == ()
    for path in sorted((built_small / "site").glob("**/*.ics")) + sorted((built_small / "site/feeds").glob("**/*.xml")):
        here, there = (each / "site" / path.relative_to(built_small / "site") for each in (built_small, built_below))
        names = [re.findall(r"<id>(.*)</id>|UID:(.*)", each.read_text("utf-8")) for each in (here, there)]
        assert names[0]
        assert names[0] == names[1]


def test_a_site_of_before_names_were_written_down_can_be_followed(published: Manifest) -> None:
    """Its names outside are not known and its authority was its address: nothing of that is lost."""
    old = json.loads(manifest_json(published))
    del old["naamgever"], old["namen_buiten"]
    before = Manifest.model_validate_json(json.dumps(old))
    assert losses(before, published) == ()
    assert losses(before, replace(published, address="https://elders.example/")) == ()
    assert len(losses(before, replace(published, authority="https://elders.example/"))) == 1


def test_a_term_that_turns_out_to_be_met_is_told_as_kept(published: Manifest) -> None:
    """An editor who finds later that it was kept in time is not held to what was told before; otherwise it stays told."""
    passed = "tag:voorbeeld.example,2025-09-01:mijlpalen/brug-open/voorbij"
    told = replace(published, outside=published.outside.model_copy(update={"feeds": (passed,)}))
    assert losses(told, published) == ()
    unkept = tuple(each for each in published.outside.feeds if not each.endswith("mijlpalen/brug-open/gehaald"))
    after = replace(published, outside=published.outside.model_copy(update={"feeds": unkept}))
    assert [str(each) for each in losses(told, after)] == [
        f"{MANIFEST}:1:1: bericht '{passed}' stond in een feed en is er niet meer. {BACK}."
    ]


def test_a_name_that_ended_is_no_loss(published: Manifest) -> None:
    """A name of which it is told what became of it may go, and so may the places of a page that now says that."""
    after = replace(
        without_name("maatregel", "een-kaartje")(published),
        ended={**published.ended, "maatregel": {"een-kaartje": ()}},
        pages={**published.pages, "maatregelen/een-kaartje": ()},
        outside=without(published, "/een-kaartje/"),
    )
    assert losses(published, after) == ()


def test_what_is_lost_with_a_name_is_told_of_the_name(published: Manifest) -> None:
    """A measure that is gone, with its page, its feed and what stood there, is one loss for each name."""
    slug = "een-kaartje"
    files = {path: file for path, file in published.files.items() if slug not in path}
    after = replace(
        without_name("maatregel", slug)(published),
        pages={page: anchors for page, anchors in published.pages.items() if slug not in page},
        files=files,
        outside=without(published, f"/{slug}/"),
    )
    assert len(files) < len(published.files) - 1
    assert [str(each) for each in losses(published, after)] == [
        f"{MANIFEST}:1:1: maatregel '{slug}' was er en is er niet meer. {BACK}, of zeg in {SUCCESSION} wat ervan werd."
    ]


def test_a_part_goes_with_what_it_is_of(published: Manifest) -> None:
    """A status, a quote or a figure has an address of its own, and no name: that it stays is kept by comparing the data."""
    parts = {page: [each for each in places if "." in each] for page, places in published.pages.items()}
    assert {each.partition(".")[0] for places in parts.values() for each in places} >= {"stand", "bewijs", "waarde"}
    whole = {page: tuple(each for each in places if "." not in each) for page, places in published.pages.items()}
    assert losses(published, replace(published, pages=whole)) == ()


def test_a_milestone_may_go_to_another_measure(published: Manifest) -> None:
    """Its place on the page of terms stays; that it left the page of its measure is no loss."""
    page = "maatregelen/een-kaartje"
    kept = tuple(each for each in published.pages[page] if each != "mijlpaal-prijs-vast")
    assert losses(published, replace(published, pages={**published.pages, page: kept})) == ()


@pytest.mark.proof
def test_a_milestone_that_went_over_passes_the_gate(built: Path, capsys: Captured, tmp_path: Path) -> None:
    """Played with real sites: a milestone gets another id. First it is lost; with its succession it is not."""
    before = tmp_path / "vorige.json"
    shutil.copy(built / "site" / MANIFEST, before)
    edit(built, C2, "id: kaartje-overal", "id: kaartje-op-zeeveen")
    build_site(built, TODAY, lambda _: None)
    assert gate(built, str(before)) == 1
    assert capsys.readouterr().out == (
        f"{MANIFEST}:1:1: mijlpaal 'kaartje-overal' was er en is er niet meer. {BACK}, of zeg in {SUCCESSION} wat ervan werd.\n"
        "1 probleem in 1 bestand.\n"
    )
    edit(
        built,
        SUCCESSION,
        "opvolgingen:\n",
        "opvolgingen:\n  - soort: mijlpaal\n    van: kaartje-overal\n    titel: Het kaartje geldt overal\n"
        "    wat: opvolging\n    naar: [kaartje-op-zeeveen]\n    datum: 2026-02-01\n    reden: Een duidelijker naam.\n",
    )
    build_site(built, TODAY, lambda _: None)
    status = gate(built, str(before))
    assert capsys.readouterr().out == "Geen problemen gevonden.\n"
    assert status == 0


NOWHERE = (
    f"{MANIFEST}:1:1: de site is gemaakt voor https://voorbeeld.example/, en dat adres kan niet bestaan. "
    "Zet bij 'adres' in site_config/publicatie.yaml waar zij komt te staan.\n1 probleem in 1 bestand.\n"
)


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://zeeveen.example/", False), ("https://zeeveen.test/x/", False), ("https://localhost/", False),
        ("https://zeeveen.invalid:8000/", False), ("https://192.0.2.7/", True), ("https://example.zeeveen.nl/", True),
    ],
)  # fmt: skip
def test_a_first_site_has_an_address_that_can_exist(published: Manifest, address: str, fits: bool) -> None:
    """Names that are kept for examples and tests lead nowhere, so no site is published there."""
    assert (nowhere(replace(published, address=address)) == ()) is fits


def test_a_first_publication_says_so(built: Path, capsys: Captured) -> None:
    """Without an earlier manifest it is said that there is none; one of the ways, never two. It stands at a real address."""
    assert gate(built, "--eerste") == 1
    assert capsys.readouterr().out == NOWHERE
    choose = (
        "motiespoor poort: kies er één: het manifest van de site die er nu staat, --eerste als er nog geen site is, "
        "of --terug als een eerdere site terug moet.\n"
    )
    for arguments in ((), ("--eerste", str(built / "site" / MANIFEST)), ("--eerste", "--terug")):
        assert gate(built, *arguments) == 2
        assert capsys.readouterr() == ("", choose)


def test_a_site_is_published_by_somebody_who_can_be_reached(built: Path, capsys: Captured) -> None:
    """Data portals ask for both; without them a site is built, and not published. One that is put back was published before."""
    manifest = str(built / "site" / MANIFEST)
    edit(built, paths.PUBLICATION, "uitgever: Drie <eilanders>\ncontact: post@voorbeeld.example\n", "")
    assert gate(built, manifest) == 1
    at = f"{paths.PUBLICATION}:2:1"
    assert capsys.readouterr().out == (
        f"{at}: 'contact' ontbreekt. Dataportalen moeten weten waar vragen over de gegevens heen kunnen: "
        "vul dat in, en bouw de site opnieuw.\n"
        f"{at}: 'uitgever' ontbreekt. Dataportalen moeten weten wie de gegevens uitgeeft: "
        "vul dat in, en bouw de site opnieuw.\n"
        "2 problemen in 1 bestand.\n"
    )
    assert gate(built, "--eerste") == 1
    assert "3 problemen in 2 bestanden." in capsys.readouterr().out
    assert gate(built, "--terug") == 0


def test_an_earlier_manifest_that_is_not_there_is_wrong_use(built: Path, capsys: Captured) -> None:
    """A download that failed is not a first publication."""
    assert gate(built, "nergens.json") == 2
    assert capsys.readouterr().err == (
        "motiespoor poort: 'nergens.json' is er niet. Staat er nog geen site, geef dan --eerste.\n"
    )


def test_a_site_that_is_not_there_is_wrong_use(small: Path, capsys: Captured) -> None:
    """There is nothing to publish."""
    assert gate(small, "--eerste") == 2
    assert capsys.readouterr().err == (
        f"motiespoor poort: de map '{small / 'site'}' is er niet. Bouw de site eerst: motiespoor build.\n"
    )


def test_what_was_touched_after_the_build_does_not_pass(built: Path, capsys: Captured, tmp_path: Path) -> None:
    """What is published is what was checked: a folder that is not as its manifest says stops here, wherever it stands."""
    elsewhere = tmp_path / "uitgepakt"
    shutil.move(built / "site", elsewhere)
    assert gate(built, str(elsewhere / MANIFEST), "--map", str(elsewhere)) == 0
    capsys.readouterr()
    (elsewhere / "index.html").write_text("iets anders", "utf-8")
    assert gate(built, str(elsewhere / MANIFEST), "--map", str(elsewhere)) == 1
    assert capsys.readouterr().out == (
        f"index.html:1:1: dit bestand is anders dan {MANIFEST} zegt. Bouw de site opnieuw.\n1 probleem in 1 bestand.\n"
    )


@pytest.mark.parametrize("held", [b"", b"{", b"[" * 100_000, b"\x00\x01", b"{}", b'{"versie": 1}'], ids=repr)
def test_an_earlier_manifest_may_be_anything(built: Path, capsys: Captured, tmp_path: Path, held: bytes) -> None:
    """Whatever was downloaded: a problem with that file, no traceback, and no site passes on it."""
    before = tmp_path / "vorige.json"
    before.write_bytes(held)
    assert gate(built, str(before)) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("vorige.json:1:1: ")
    assert said.out.endswith("1 probleem in 1 bestand.\n")


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a link"])
def test_an_earlier_manifest_that_is_no_file(built: Path, capsys: Captured, tmp_path: Path, kind: str) -> None:
    """A folder, a pipe that nobody writes into, or a link to elsewhere: a problem."""
    before = tmp_path / "vorige.json"
    if kind == "a folder":
        before.mkdir()
    elif kind == "a pipe":
        os.mkfifo(before)
    else:
        before.symlink_to(built / "site" / MANIFEST)
    assert gate(built, str(before)) == 1
    assert capsys.readouterr().out.startswith("vorige.json:1:1: dit bestand ")


def test_hostile_names_in_an_earlier_manifest_are_shown_harmless(built: Path, capsys: Captured, tmp_path: Path) -> None:
    """What an earlier manifest names is printed on one line, without control characters."""
    manifest = json.loads((built / "site" / MANIFEST).read_text("utf-8"))
    manifest["paginas"]["../../\x1b[31mweg\n::error::x"] = ["\x1b[0m"]
    manifest["namen"]["a\nb"] = ["\x07"]
    (tmp_path / "vorige.json").write_text(json.dumps(manifest), "utf-8")
    assert gate(built, str(tmp_path / "vorige.json")) == 1
    said = capsys.readouterr().out
    assert len(said.splitlines()) == 3
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_page_may_get_another_title(published: Manifest) -> None:
    """The place of a title is that of the page itself; of any other place on it nothing is lost."""
    page = "maatregelen/een-kaartje"
    title = published.titles[page]
    assert title in published.pages[page]
    kept = tuple(each for each in published.pages[page] if each != title)
    after = replace(
        published, pages={**published.pages, page: (*kept, "ander")}, titles={**published.titles, page: "ander"}
    )
    assert losses(published, after) == ()
    assert losses(replace(published, titles={}), after) != ()
