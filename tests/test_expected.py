"""The small dossier with its whole output, as it is before the engine; a change is accepted with `make accept`."""

from __future__ import annotations

import re
import shutil
from difflib import unified_diff
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor import paths
from motiespoor.render.charts.svg import draw
from motiespoor.render.output import Output
from motiespoor.render.site import site_outputs
from motiespoor.validate.check import checked_dossier

EXPECTED = Path(__file__).parent / "expected" / "klein"
MOST_LINES = 200  # of a difference that is shown

_PICTURE = re.compile(r'<svg[^>]*aria-label="([^"]*)"[^>]*>(.*?)</svg>', re.DOTALL)
_LABEL = re.compile(r"<text[^>]*>([^<]+)</text>")


def without_coordinates(text: str) -> str:
    """A page in which a picture is its name and its labels: where they stand depends on the fonts of the machine."""

    def said(picture: re.Match[str]) -> str:
        labels = " | ".join(_LABEL.findall(picture[2]))
        return f'<svg aria-label="{picture[1]}">{labels}</svg>'

    return _PICTURE.sub(said, text)


def unseen(_svg: str, _scale: float) -> bytes:
    """Stands in for a PNG, which is not compared."""
    return b""


def text_of(output: Output) -> str | None:
    """What a file says; `None` of a picture and of a typeface."""
    if isinstance(output.content, str):
        return output.content
    return output.content.decode() if output.path.endswith(".json") else None


def output_of(root: Path) -> dict[str, str]:
    """Every file that a dossier amounts to, but for the style sheets and scripts that are the same for every dossier."""
    outputs = list(site_outputs(checked_dossier(root, TODAY), TODAY, draw, unseen, str))
    texts = ((each, text_of(each)) for each in outputs if not each.source.startswith(paths.STYLE))
    found = {each.path: without_coordinates(text) for each, text in texts if text is not None}
    assert len({each.path for each in outputs}) == len(outputs), "no two outputs have one path"
    return found


def kept() -> dict[str, str]:
    """The expected output as it is kept."""
    files = (path for path in EXPECTED.rglob("*") if path.is_file())
    return {path.relative_to(EXPECTED).as_posix(): path.read_text("utf-8") for path in files}


def keep(output: dict[str, str]) -> None:
    """Take an output as the expected one."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, text in output.items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_text(text, "utf-8")


def difference(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """What changed, file by file, line by line."""
    lines: list[str] = []
    for path in sorted(old.keys() | new.keys()):
        before, after = old.get(path), new.get(path)
        lines += unified_diff(
            (before or "").splitlines(),
            (after or "").splitlines(),
            f"expected/{path}" if before is not None else "(not expected)",
            f"now/{path}" if after is not None else "(not made)",
            lineterm="",
            n=1,
        )
    return lines


def test_the_small_dossier_gives_what_is_expected(small: Path, request: pytest.FixtureRequest) -> None:
    """The pages, style sheet, tables and feeds of the small dossier are those that are kept, file by file."""
    output = output_of(small)
    if request.config.getoption("--accept"):
        keep(output)
    lines = difference(kept(), output)
    if lines:
        more = f"\n… and {len(lines) - MOST_LINES} lines more" if len(lines) > MOST_LINES else ""
        shown = "\n".join(line[:300] for line in lines[:MOST_LINES])
        pytest.fail(f"The output changed. Was that meant? `make accept` accepts it.\n{shown}{more}", pytrace=False)


def test_a_difference_is_shown_line_by_line() -> None:
    """A change, a new file and a missing one are each shown with their lines."""
    old = {"a.md": "een\ntwee\n", "b.md": "weg\n", "d.md": "gelijk\n"}
    new = {"a.md": "een\ndrie\n", "c.md": "nieuw\n", "d.md": "gelijk\n"}
    assert difference(old, new) == [
        "--- expected/a.md", "+++ now/a.md", "@@ -1,2 +1,2 @@", " een", "-twee", "+drie",
        "--- expected/b.md", "+++ (not made)", "@@ -1 +0,0 @@", "-weg",
        "--- (not expected)", "+++ now/c.md", "@@ -0,0 +1 @@", "+nieuw",
    ]  # fmt: skip


def test_expected_pictures_keep_their_words() -> None:
    """A picture is compared by its name and its labels, not by where they stand."""
    first = '<p>a</p><svg viewBox="0 0 1 1" role="img" aria-label="Een lijn"><text x="1">7</text><path d="M0"/><text>8</text></svg>'
    second = first.replace('x="1"', 'x="2"').replace("0 0 1 1", "0 0 9 9")
    assert without_coordinates(first) == '<p>a</p><svg aria-label="Een lijn">7 | 8</svg>' == without_coordinates(second)
    assert without_coordinates(first.replace(">8<", ">9<")) != without_coordinates(first)
