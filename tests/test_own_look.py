"""Templates and blocks that a dossier has of its own: what is wrong with them is told by `check`, in Dutch, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import quiet
from conftest import TODAY, edit, override
from motiespoor.cli import main
from motiespoor.press.publish import build_site

Captured = pytest.CaptureFixture[str]

HOME, FRAME, MAIN = "home.md.jinja", "kader.md.jinja", "main.html"

# What a template of pages is, and what is told of it, behind its name.
TEMPLATES = {
    "an open block": ("# x\n\n{% if kader %}\n", "3: dit sjabloon klopt niet: 'endif' ontbreekt."),
    "an open value": ("# x\n\n{{ kader", "3: dit sjabloon klopt niet: een opdracht of een waarde is niet afgemaakt."),
    "an unknown order": ("# x\n{% doe %}\n", "2: dit sjabloon klopt niet: de opdracht 'doe' bestaat niet, of hoort niet op deze plek."),
    "an unknown name": ("# x\n\n{{ weg }}\n", "3: dit sjabloon klopt niet: de naam 'weg' bestaat hier niet."),
    "an unknown part": ("# x\n\n{{ kader.weg }}\n", "3: dit sjabloon klopt niet: 'weg' bestaat hier niet."),
    "an unknown filter": ("# x\n{{ 1|weg }}\n", "2: dit sjabloon klopt niet: er is geen bewerking (filter) 'weg'."),
    "an unknown test": ("# x\n{{ 1 is weg }}\n", "2: dit sjabloon klopt niet: er is geen toets (test) 'weg'."),
    "another template": ('# x\n{% include "weg.jinja" %}\n', "2: dit sjabloon klopt niet: het sjabloon 'weg.jinja' bestaat niet."),
    "a wrong word": ("# x\n{% for a of b %}\n", "2: dit sjabloon klopt niet: hier hoort 'in', en er staat 'of'."),
    "half a sum": ("# x\n{{ 1 + }}\n", "2: dit sjabloon klopt niet: een opdracht of een waarde is niet afgemaakt."),
    "half an order": ("# x\n{% for a %}\n", "2: dit sjabloon klopt niet: een opdracht of een waarde is niet afgemaakt."),
    "a wrong sign": ("# x\n{{ 1 ? }}\n", "2: dit sjabloon klopt niet: hier hoort geen '?'."),
    "a block twice": ("# x\n{% block a %}{% endblock %}\n{% block a %}{% endblock %}\n", "3: dit sjabloon klopt niet: zo staat hier geen opdracht."),
    "another kind": ('# x\n{{ "a" + 1 }}\n', "2: dit sjabloon klopt niet: een waarde is hier niet van de soort waarmee dit kan."),
    "no day": ("# x\n{{ 3|dag }}\n", "2: dit sjabloon klopt niet: een waarde is hier niet van de soort waarmee dit kan."),
    "a way out": ("# x\n{{ ''.__class__.__mro__ }}\n", "2: dit sjabloon klopt niet: dit mag een sjabloon niet."),
    "a power": ("# x\n{{ 9 ** 9999 }}\n", "2: dit sjabloon klopt niet: wat '**' hier maakt, is te groot."),
    "a text over and over": ("# x\n\n{{ 'ab' * 5001 }}\n", "3: dit sjabloon klopt niet: wat '*' hier maakt, is te groot."),
    "a list over and over": ("# x\n{{ 10001 * [1] }}\n", "2: dit sjabloon klopt niet: wat '*' hier maakt, is te groot."),
    "a product of products": ("# x\n{% set a = 10 ** 999 %}\n{{ a * a }}\n", "3: dit sjabloon klopt niet: wat '*' hier maakt, is te groot."),
    "a format with very many spaces": ("# x\n{{ '%9999d' % 1 }}\n", "2: dit sjabloon klopt niet: wat '%' hier maakt, is te groot."),
    "itself": (f'# x\n{{% include "{FRAME}" %}}\n', "2: dit sjabloon klopt niet: het roept zichzelf aan, zonder einde."),
    "orders within each other": (f"# x\n{'{% for a in [1] %}' * 30}{'{% endfor %}' * 30}\n", "1: dit sjabloon klopt niet: het is te diep in elkaar gezet."),
    "a number beyond all": ("# x\n{% if woorden == 1e999 %}x{% endif %}\n", "2: dit sjabloon klopt niet: een waarde is hier niet van de soort waarmee dit kan."),
    "less room than the dots": ("# x\n{{ 'een lange zin'|truncate(1) }}\n", "2: dit sjabloon klopt niet: een waarde is hier niet van de soort waarmee dit kan."),
    "a number without end": (f"# x\n{{{{ {'9' * 5000} }}}}\n", "1: dit sjabloon klopt niet: er staat een getal van veel te veel cijfers."),
    "signs before each other": (f"# x\n{{{{ {'not ' * 2000}1 }}}}\n", "1: dit sjabloon klopt niet: het is te diep in elkaar gezet."),
}  # fmt: skip
BLOCKS = {
    "an open block": ("{% block content %}\n", "1: dit sjabloon klopt niet: 'endblock' ontbreekt."),
    "another block": ('\n{% include "partials/weg.html" %}\n', "2: dit sjabloon klopt niet: het sjabloon 'partials/weg.html' bestaat niet."),
    "a power": ("\n{{ 2 ** 3 }}\n", "2: dit sjabloon klopt niet: wat '**' hier maakt, is te groot."),
    "a text over and over": ("\n{{ 3 * 'a' }}\n", "2: dit sjabloon klopt niet: wat '*' hier maakt, is te groot."),
    "orders within each other": ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "1: dit sjabloon klopt niet: het is te diep in elkaar gezet."),
    "a number without end": ("{{ " + "9" * 5000 + " }}", "1: dit sjabloon klopt niet: er staat een getal van veel te veel cijfers."),
    "an unknown filter": ("\n\n{{ 1|weg }}\n", "3: dit sjabloon klopt niet: er is geen bewerking (filter) 'weg'."),
}  # fmt: skip


def checked(root: Path, capsys: Captured) -> list[str]:
    """What `check` tells of a dossier."""
    status = main(["check", "--root", str(root), "--today", TODAY.isoformat()])
    *lines, _ = capsys.readouterr().out.splitlines()
    assert status == bool(lines)
    return lines


# One in three: for each of them every page is made.
TRIED = [pytest.param(case, marks=pytest.mark.proof if number % 3 else ()) for number, case in enumerate(TEMPLATES)]


@pytest.mark.parametrize("case", TRIED)
def test_a_broken_template_is_told(small: Path, capsys: Captured, case: str) -> None:
    """Also when it is only broken once it is filled."""
    text, told = TEMPLATES[case]
    override(small, "pages", FRAME).write_text(text, "utf-8")
    line, _, reason = told.partition(": ")
    assert checked(small, capsys) == [f"site_config/paginas/{FRAME}:{line}:1: {reason}"]


@pytest.mark.parametrize("case", BLOCKS)
def test_a_broken_block_is_told(small: Path, capsys: Captured, case: str) -> None:
    """In the words of an editor, and not of the engine."""
    text, told = BLOCKS[case]
    override(small, "blocks", MAIN).write_text(text, "utf-8")
    line, _, reason = told.partition(": ")
    assert checked(small, capsys) == [f"site_config/thema/{MAIN}:{line}:1: {reason}"]


def test_every_broken_template_is_told_at_once(small: Path, capsys: Captured) -> None:
    """The second is found behind the first; what is right is left alone, and a template that no page uses must be one too."""
    for name in (HOME, FRAME, "ronde.md.jinja"):
        override(small, "pages", name)
    edit(small, f"site_config/paginas/{HOME}", "# ", "{{ weg }}\n# ")
    (small / f"site_config/paginas/{FRAME}").write_text("# x\n{{ ook_weg }}\n", "utf-8")
    (small / "site_config/paginas/los.jinja").write_text("{% if %}\n", "utf-8")
    assert [line.partition(": ")[0] for line in checked(small, capsys)] == [
        f"site_config/paginas/{HOME}:{_line(small / 'site_config/paginas' / HOME, '{{ weg }}')}:1",
        f"site_config/paginas/{FRAME}:2:1",
        "site_config/paginas/los.jinja:1:1",
    ]


def _line(path: Path, words: str) -> int:
    text = path.read_text("utf-8")
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.proof
def test_a_dossier_without_a_frame_is_built(drawn: Path, capsys: Captured) -> None:
    """What the menu leads to says that there is none, and where the measures are."""
    (drawn / "data/maatregelen/kader.yaml").unlink()
    edit(drawn, "data/maatregelen/A.yaml", "    kader: kwartier\n", "")
    assert checked(drawn, capsys) == []
    build_site(drawn, TODAY, quiet)
    page = (drawn / "site/kader/index.html").read_text("utf-8")
    assert "Er staan hier geen afspraken waaruit de maatregelen volgen." in page
    assert 'href="../maatregelen/">Alle maatregelen</a>' in page


@pytest.mark.proof
def test_templates_of_its_own_may_say_less(drawn: Path, capsys: Captured) -> None:
    """Of a page that the dossier makes itself, and of a foot of its own, it is not asked what the program's would say."""
    home = override(drawn, "pages", HOME)
    home.write_text(f"{home.read_text('utf-8')}\n\nSinds 3 mei 1888 {{{{ 12345 }}}} keer.\n", "utf-8")
    override(drawn, "pages", "correcties.md.jinja").write_text("# Correcties\n\nVraag erom.\n", "utf-8")
    override(drawn, "blocks", "partials/copyright.html").write_text('<div class="md-copyright">Kort.</div>\n', "utf-8")
    assert checked(drawn, capsys) == []
    build_site(drawn, TODAY, quiet)
    assert "Sinds 3 mei 1888 12345 keer." in (drawn / "site/index.html").read_text("utf-8")
    assert "Vraag erom." in (drawn / "site/correcties/index.html").read_text("utf-8")
