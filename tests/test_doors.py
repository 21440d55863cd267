"""The first four doors of BIJDRAGEN.md, walked step by step as somebody would who has never been here.

Each step does what the text says, with its own examples where it has one, and is green or red where it says so.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from conftest import REAL_TODAY, copy_of_real, edit
from motiespoor import paths
from motiespoor.change.rules import problems_of_change
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import checked_dossier, problems
from test_contributing import MEASURE, REPORT, SHOWN, TEXT

GREEN: list[str] = []
SHEET = "data/ronden/2025/ronde.yaml"
YEAR = "2026"  # a round that is not there yet
ANNEX, LETTER = "kst-31490-499-bijlage", "kst-31490-499"


class Visitor:
    """Somebody at a door, with a copy of the dossier."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def sees(self) -> list[str]:
        """What the check says."""
        return [str(each) for each in problems(read_dossier(self.root), REAL_TODAY, judged=False)]

    def writes(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def adds(self, path: str, text: str) -> None:
        self.writes(path, (self.root / path).read_text("utf-8").rstrip("\n") + f"\n{text}")


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(copy_of_real(tmp_path / "dossier"))


def test_the_first_door(visitor: Visitor) -> None:
    """A status without its source is red, and green with it, in the same proposal; so is word of a promise."""
    edit(visitor.root, MEASURE, *_of(MEASURE, back=True))
    source = next(each for each in SHOWN if each.path == paths.SOURCE_LIST)
    register = (visitor.root / paths.SOURCE_LIST).read_text("utf-8")
    status = next(each for each in SHOWN if each.path == MEASURE)
    assert source.after in register
    edit(visitor.root, MEASURE, status.before, status.after)
    assert visitor.sees() == GREEN
    visitor.writes(paths.SOURCE_LIST, register.replace(source.after, source.before))
    told = visitor.sees()
    assert told
    assert all("'rijksoverheid-2025-12-01'" in each for each in told)
    visitor.writes(paths.SOURCE_LIST, register)
    assert visitor.sees() == GREEN


def _of(path: str, *, back: bool = False) -> tuple[str, str]:
    """The two passages of the first change that is shown of a file."""
    shown = next(each for each in SHOWN if each.path == path)
    return (shown.after, shown.before) if back else (shown.before, shown.after)


def test_the_second_door(visitor: Visitor) -> None:
    """A figure is a line; a gap is one without a value, and no zero; a figure that changes says what it was and why."""
    values = "data/cijfers/waarnemingen.csv"
    edit(visitor.root, values, *_of(values, back=True))
    edit(visitor.root, values, *_of(values))
    assert visitor.sees() == GREEN
    row = "rijksontmoetingspleinen-open,2025-12-01,NL,totaal,,10,exact,,officieel,rijksoverheid-2025-12-01,telling-rijksontmoetingspleinen,,,"
    edit(visitor.root, values, row, row.replace(",,10,exact", ",,11,exact").removesuffix(",,,") + ",10,correctie,")
    assert visitor.sees() == GREEN


def test_the_third_door(visitor: Visitor) -> None:
    """A sentence of a page."""
    page = "content/over.md"
    edit(visitor.root, page, *_of(page))
    assert visitor.sees() == GREEN


def test_the_fourth_door(visitor: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    """Two measures of a new round: green after each proposal, and red where a point is of no action yet.

    What is not there yet can be asked for at any moment.
    """
    root = visitor.root
    # 1. The source: letter and annex, and the literal text of the annex.
    visitor.adds(
        paths.SOURCE_LIST,
        f"""
  - id: {LETTER}
    soort: Kamerbrief
    titel: Een brief
    datum: 2026-10-01
    uitgever: Tweede Kamer der Staten-Generaal
    herkomst: officieel

  - id: {ANNEX}
    soort: Bijlage
    titel: Een overzicht
    datum: 2026-10-01
    uitgever: Tweede Kamer der Staten-Generaal
    herkomst: brontekst
    hoort_bij: {LETTER}
    tekst: {ANNEX}.txt
""",
    )
    shutil.copy(root / paths.TEXTS / "kst-31490-390-bijlage-2.txt", root / paths.TEXTS / f"{ANNEX}.txt")
    assert visitor.sees() == GREEN

    # 2. The round, as it is shown.
    shown = next(each for each in SHOWN if each.path == SHEET).after
    sheet = shown.replace("2025", YEAR).replace(f"{YEAR}-09-19", "2026-10-01")
    sheet = sheet.replace("kst-31490-390-bijlage-2", ANNEX).replace("kst-31490-390", LETTER)
    assert "kolommen:" in sheet
    visitor.writes(f"data/ronden/{YEAR}/ronde.yaml", sheet)
    assert visitor.sees() == GREEN

    # 3. The texts: red as long as no action is named, as the text says; green with `in_ronde` in the same proposal.
    for number, points in (("4", ("acties: [1]", "stand_van_zaken: [1, 2]")), ("1b", None)):
        measure, report = f"data/maatregelen/{number}.yaml", f"data/ronden/{YEAR}/{number}.yaml"
        shutil.copy(root / f"data/ronden/2025/{number}.yaml", root / report)
        told = visitor.sees()
        assert told
        assert all(
            re.match(
                rf"{report}:\d+:\d+: punt \d+ van '\w+' hoort bij geen enkele actie\. Zet het onder 'in_ronde'", each
            )
            for each in told
        )
        assert main(["ontbreekt", YEAR, "--root", str(root), "--today", REAL_TODAY.isoformat()]) == 1
        lacking = capsys.readouterr().out
        assert lacking.startswith(f"Wat ontbreekt in ronde {YEAR}\n")
        assert f"data/ronden/{YEAR}/1a.yaml" in lacking
        assert report not in lacking
        assert lacking.endswith(f"klopt nog niet alles ({len(told)} keer): motiespoor check\n")
        text = (root / measure).read_text("utf-8")
        mention = re.compile(r'      - ronde: "2025"\n(?:        \w+: .*\n)+')
        if points:
            assert mention.findall(text) == [
                '      - ronde: "2025"\n' + "".join(f"        {each}\n" for each in points)
            ]
        visitor.writes(measure, mention.sub(lambda found: found[0] + found[0].replace("2025", YEAR), text))
        assert visitor.sees() == GREEN

    # 4. The statuses: the first door, with the round.
    first = (root / MEASURE).read_text("utf-8")
    status = f"""\
      - datum: 2026-10-01
        ronde: "{YEAR}"
        status: loopt
        toelichting: Het netwerk groeit nog.
        oorzaak: voortgang
        bewijs:
          - bron: {ANNEX}
            vindplaats: rij 4
"""
    visitor.writes(MEASURE, first.replace("mijlpalen:\n", f"{status}mijlpalen:\n", 1))
    assert visitor.sees() == GREEN

    _closes_the_round(visitor, status, capsys)


def _closes_the_round(visitor: Visitor, status: str, capsys: pytest.CaptureFixture[str]) -> None:
    """5. Closing: what is lacking is said and asked about; from then on only a correction, or what comes late."""
    root = visitor.root
    command = ["sluit", YEAR, "--root", str(root), "--today", REAL_TODAY.isoformat()]
    capsys.readouterr()
    assert main(command) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"Wat ontbreekt in ronde {YEAR}\n")
    assert said.endswith(f"Ronde {YEAR} is niet gesloten. Is dit alles, herhaal de opdracht dan met --ja.\n")
    assert not (root / f"data/ronden/{YEAR}/slot.yaml").exists()
    assert main([*command, "--ja"]) == 0
    assert visitor.sees() == GREEN
    closed = checked_dossier(root, REAL_TODAY)
    late = status.replace("2026-10-01", "2026-10-02").replace("rij 4", "rij 4, tweede zin")
    open_text = (root / MEASURE).read_text("utf-8")
    for cause, refused in (("voortgang", True), ("nagekomen", False), ("correctie", False)):
        added = late.replace("oorzaak: voortgang", f"oorzaak: {cause}")
        visitor.writes(MEASURE, open_text.replace("mijlpalen:\n", f"{added}mijlpalen:\n", 1))
        told = [*visitor.sees(), *map(str, problems_of_change(closed, checked_dossier(root, REAL_TODAY)))]
        assert bool(told) is refused, told
        assert all("nagekomen" in each for each in told)
    visitor.writes(MEASURE, open_text)
    sheet = f"data/ronden/{YEAR}/ronde.yaml"
    visitor.writes(sheet, (root / sheet).read_text("utf-8").replace("titel: ", "titel: Het ", 1))
    (told_of_it,) = visitor.sees()
    assert re.search(r"\b[0-9a-f]{64}\b", told_of_it)


def test_a_point_that_no_action_has_is_told_as_shown(visitor: Visitor) -> None:
    """The line that the fourth door shows, in the round that it shows."""
    (visitor.root / "data/ronden/2025/slot.yaml").unlink()
    edit(visitor.root, MEASURE, '      - ronde: "2025"\n        acties: [1]\n        stand_van_zaken: [1, 2]\n', '      - ronde: "2025"\n        acties: [1]\n        stand_van_zaken: [2]\n')  # fmt: skip
    told = visitor.sees()
    assert [each for each in told if each.startswith(REPORT)] == told
    assert told[0] in TEXT


def test_a_closed_round_is_corrected(visitor: Visitor) -> None:
    """Red with the fingerprint, and green with the correction that the text shows."""
    shown = re.search(r"^```yaml\n(correcties:\n(?:.*\n)*?)```$", TEXT, re.MULTILINE)
    assert shown is not None
    edit(visitor.root, SHEET, "titel: Tweede overzicht van de acties, met stand van zaken", "titel: Tweede overzicht van acties, met stand van zaken")  # fmt: skip
    told = visitor.sees()
    assert len(told) == 1
    fingerprint = re.findall(r"\b[0-9a-f]{64}\b", told[0])[-1]
    visitor.writes("data/ronden/2025/correcties.yaml", shown[1].replace("VINGERAFDRUK", fingerprint))
    assert visitor.sees() == GREEN


def test_the_text_names_what_somebody_meets() -> None:
    """A first proposal from a fork, a second file in the same proposal, how to look at the site, what is not there yet."""
    for words in (
        "workflow awaiting approval", "Nog een bestand in hetzelfde voorstel", "motiespoor bekijk MAP", "index.html",
        "motiespoor ontbreekt JAAR", "`in_ronde`", "`kolommen`", "`overnemen`",
    ):  # fmt: skip
        assert words in TEXT
