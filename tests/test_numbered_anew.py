"""A plan that is numbered anew, of which a measure is split and two go into one: from the site before to the one after."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from building import Pictures
from changing import repository
from conftest import REPOSITORY
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.manifest import MANIFEST
from motiespoor.render.address import EMBEDS
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
        'nummer: ""\nsleutel: school-fiets\ntitel: Fietsen\nthema: in-de-wijk\neigenaar: college\nin_het_kort: Nog geen acties.\n',
    )
    put(root, "7", named(young, "meedenken", "Iedereen denkt mee"))  # one that another goes into
    belongs(root, "4", "school-zones")
    (root / paths.ROUNDS / "zomer-2025" / "6.yaml").write_text(
        (root / paths.ROUNDS / "zomer-2025" / "6.yaml").read_text("utf-8").replace(": jongeren\n", ": meedenken\n"),
        encoding="utf-8",
    )
    rows = root / paths.REGISTERS / "projecten" / "rijen.csv"
    rows.write_text(rows.read_text("utf-8").replace("jeugd,4,", "jeugd,4a,"), encoding="utf-8")  # no entry of a history
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
    frames = root / "site" / EMBEDS / "maatregel"
    assert in_frame(frames / "school" / "index.html") == [
        "Veilig naar school",
        "Deze maatregel wordt niet meer onder deze naam gevolgd.",
        "Gesplitst in 4a. Rustig rond de school en 4b. Fietsen, per 1 maart 2026. Reden: De raad besloot dit.",
        "Bronnen en uitleg: Vlietmeer volgt",
    ]
    frame = frames / "jongeren" / "index.html"
    text = frame.read_text("utf-8")
    for old, new, told in (
        ("Iedereen denkt mee", "Niemand denkt mee", "wat hier van de maatregel staat, is niet wat het dossier zegt."),
        ("/maatregelen/jongeren/", "/maatregelen/meedenken/", "deze pagina leidt niet naar die van de maatregel."),
    ):
        frame.write_text(text.replace(old, new), "utf-8")
        assert main(["verify", "--root", str(root)]) == 1
        both = sorted((f"dit bestand is anders dan {MANIFEST} zegt. Bouw de site opnieuw.", told))
        assert capsys.readouterr().out == (
            "".join(f"{EMBEDS}/maatregel/jongeren/index.html:1:1: {each}\n" for each in both)
            + "2 problemen in 1 bestand.\n"
        )


def in_frame(path: Path) -> list[str]:
    """What a page for a frame says, its heading first."""
    tree = LexborHTMLParser(path.read_text("utf-8"))
    return [" ".join(each.text().split()) for each in tree.css("h1, main p, footer")]


_IN_ROUNDS = re.compile(r"    in_ronde:\n(?:      .*\n)+|      - datum: .*\n(?:        .*\n)+")


def went_on(text: str, why: str) -> str:
    """The actions of a measure in the one that it went into: what closed rounds say of them stays where it was."""
    actions = text[text.index("acties:\n") + len("acties:\n") :]
    told = (
        f"      - datum: 2026-03-01\n        status: doorlopend\n        toelichting: {why}\n        oorzaak: voortgang\n"
        "        bewijs:\n          - bron: vm-2026-009\n            vindplaats: blz. 2\n"
    )
    return _IN_ROUNDS.sub("", actions).replace("    standen:\n", f"    standen:\n{told}")


def test_two_that_go_into_one(tmp_path: Path, pictures: Pictures, capsys: Captured) -> None:
    """Both keep their page, their frame and their rows in the rounds that closed; the one goes on without those."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "plan", ignore=shutil.ignore_patterns("build", "site")))
    shutil.rmtree(root / paths.REGISTERS)
    with (root / paths.PUBLICATION).open("a", encoding="utf-8") as file:
        file.write("uitgever: Vlietmeer\ncontact: post@vlietmeer.example\n")
    for each in ("zomer-2025", "winter-2026"):
        assert main(["sluit", each, "--ja", "--root", str(root), "--today", DAY.isoformat()]) == 0, capsys.readouterr()
    (root / ".gitignore").write_text("/build/\n/site/\n/vorige.json\n")
    repository(root)
    pictures.build(root, DAY)
    before = root / "vorige.json"
    shutil.copy(root / "site" / MANIFEST, before)

    street, screen = take(root, "5"), take(root, "6")
    actions, _, milestones = street.partition("mijlpalen:\n")
    put(
        root,
        "5",
        'nummer: ""\nsleutel: loketten\ntitel: Eén ingang voor iedereen\nthema: in-de-wijk\neigenaar: college\n'
        "in_het_kort: Aan het loket en op het scherm.\nacties:\n"
        f"{went_on(actions, 'Het gaat door.')}{went_on(screen, 'Ook dit gaat door.')}mijlpalen:\n{milestones}",
    )
    with (root / paths.SUCCESSION).open("a", encoding="utf-8") as file:
        for name, title, action in (
            ("loket-in-de-wijk", "Een loket in de wijk", "loketten"),
            ("loket-online", "Alles ook op het scherm", "website"),
        ):
            file.write(ended("maatregel", name, title, "samenvoeging", "loketten"))
            file.write(ended("actie", f"{name}/{action}", title, "samenvoeging", f"loketten/{action}"))
    assert main(["check", "--root", str(root), "--today", DAY.isoformat()]) == 0, capsys.readouterr()
    pictures.build(root, DAY)
    assert main(["verify", "--root", str(root)]) == 0, capsys.readouterr()
    assert main(["poort", str(before), "--root", str(root)]) == 0, capsys.readouterr()
    assert main(["verschil", "HEAD", "--root", str(root), "--today", DAY.isoformat()]) == 0, capsys.readouterr()
    told = capsys.readouterr().out
    for name in ("maatregel 5. Een loket in de wijk", "maatregel 6. Alles ook op het scherm"):
        assert f"- {name}: opgegaan in ‘5. Eén ingang voor iedereen’\n  - reden: De raad besloot dit.\n" in told
    site = root / "site"
    became = "Opgegaan in 5. Eén ingang voor iedereen, per 1 maart 2026. Reden: De raad besloot dit."
    for name, title in (("loket-in-de-wijk", "Een loket in de wijk"), ("loket-online", "Alles ook op het scherm")):
        assert in_frame(site / EMBEDS / "maatregel" / name / "index.html")[:1] == [title]
        assert in_frame(site / EMBEDS / "maatregel" / name / "index.html")[2] == became
        page = LexborHTMLParser((site / "maatregelen" / name / "index.html").read_text("utf-8"))
        assert [" ".join(each.text().split()) for each in page.css("p.let-op")] == [became]
        events = (site / "kalender" / "maatregelen" / f"{name}.ics").read_text("utf-8")
        assert re.findall(r"UID:.*?(mijlpalen/[^@\s]+)", re.sub(r"\r?\n ", "", events)) == ["mijlpalen/loket-overal"]
    rows = LexborHTMLParser((site / "ronden" / "winter-2026" / "index.html").read_text("utf-8"))
    assert {each.attributes["href"] for each in rows.css("article a[href*='maatregelen/loket']")} == {
        "../../maatregelen/loket-in-de-wijk/",
        "../../maatregelen/loket-online/",
    }
