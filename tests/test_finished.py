"""What the engine need not read of a page goes past it, and comes back to the letter."""

from __future__ import annotations

from pathlib import Path

import jinja2
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY, override
from motiespoor.model.dossier import Dossier
from motiespoor.press.finish import finish, lighter
from motiespoor.press.finished import filled, framed, lay_beside
from motiespoor.press.parts import Part
from motiespoor.press.through import Seen, Through
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import read_dossier
from motiespoor.read.files import FORBIDDEN
from motiespoor.render.frame import Headings, taken_apart, written
from motiespoor.render.output import Page
from motiespoor.render.site import Site, site_outputs
from motiespoor.render.template import as_text

FIRST, SECOND = '<div data-deel="0"></div>', '<div data-deel="1"></div>'
BLOCKS = "Kijk naar de blokken in site_config/thema/: zij horen 'page.content' één keer in de pagina te zetten."


def filled_page(template: str, **values: object) -> tuple[str, list[str]]:
    """What comes of a template of this text, and its finished parts."""
    environment = jinja2.Environment(
        extensions=[Headings], comment_start_string="<#", finalize=as_text, autoescape=True
    )
    text, places = taken_apart(environment.from_string(template).render(**values))
    return text, [text[start:end] for start, end in places]


def test_the_frame_is_the_headings_of_a_template_and_the_words_of_an_editor() -> None:
    """All else that a template holds is finished, also what stands between words and a heading."""
    text, parts = filled_page(
        "{{ tekst }}\n\n## {{ kop }} {#kop}\n\n<p>{{ kop }}</p>\n\n<p>b</p>\n### Verder\n<p>c</p>",
        tekst=written("# Titel\n\nEen *woord*.\n"),
        kop="# geen <kop>",
    )
    kop = "&#35; geen &#60;kop&#62;"
    assert parts == [f"<p>{kop}</p>\n\n<p>b</p>", "<p>c</p>"]
    assert text == f"# Titel\n\nEen *woord*.\n\n## {kop} {{#kop}}\n\n{parts[0]}\n### Verder\n{parts[1]}"


def test_nothing_is_finished_where_nothing_stands() -> None:
    """Words that are not there make no frame, and space around headings makes no part."""
    assert filled_page("# Kop\n\n{{ tekst }}\n\n## Kop\n", tekst=written(" ")) == ("# Kop\n\n\n\n## Kop", [])


def test_a_page_with_a_template_of_the_dossier_is_read_whole(small: Path) -> None:
    """Also when only a part of it is the dossier's: Markdown may stand anywhere in that."""
    own = override(small, "pages", "delen.jinja")
    own.write_text(own.read_text("utf-8") + "{% macro meer() %}Een *woord*.{% endmacro %}", "utf-8")
    pages = {page.path: page for page in pages_of(read_dossier(small).dossier)}
    assert not pages["index.md"].finished  # made with that part
    assert pages["open-data.md"].finished  # and this one without it


@given(st.text())
def test_no_text_becomes_a_mark_or_frame(text: str) -> None:
    """Whatever an editor types: a mark begins with <, and what stands around a frame is refused when it is read."""
    for each in (text, f"{FIRST}{text}", f"\n# {text}"):
        assert "<" not in as_text(each)
    assert all(FORBIDDEN.search(sign) for sign in str(written("a")).replace("a", ""))


def test_a_heading_is_only_what_a_template_writes() -> None:
    """A # within a line, or in what is put in, begins none."""
    assert Headings(None).preprocess("a # b\n  # c\n#d\n{{ e }}", None) == "a # b\n  # c\n#d\n{{ e }}"  # type: ignore[arg-type]


def test_the_engine_gets_a_mark_for_each_part_and_is_told_what_the_theme_looks_for() -> None:
    """The theme asks whether a page leads to a CSV, or has a chart to explore."""
    page = '---\ntitle: "a"\n---\n\n# A\n\n<a href="b.csv">\n\n## B\n\n<p>c</p>\n'
    places = tuple((page.index(part), page.index(part) + len(part)) for part in ('<a href="b.csv">', "<p>c</p>"))
    assert framed(page, places) == f'---\ndelen: ["csv"]\ntitle: "a"\n---\n\n# A\n\n{FIRST}\n\n## B\n\n{SECOND}\n'
    assert framed(page, ()) == page


@pytest.mark.parametrize(
    "made",
    [
        FIRST,  # the second is named and was not made
        f"{FIRST}{SECOND}{SECOND}",  # put in twice
        f"{SECOND}{FIRST}",
        f'{FIRST}{SECOND}<div data-deel="2"></div>',  # made and not named
        "",
    ],
)
def test_a_part_that_has_not_its_one_place_is_told(through: Through, made: str) -> None:
    """What a theme block of the dossier does with a page must keep each part, once and in order; nothing is published."""
    (through.site / "over/index.html").write_text(made, "utf-8")
    with pytest.raises(Unreadable) as refused:
        finish(through.site, "https://voorbeeld.example/", through=through)
    (problem,) = refused.value.problems
    assert str(problem) == f"over/index.html:1:1: van over.md staat niet elk deel één keer op de pagina. {BLOCKS}"


@pytest.fixture
def through(fiction: Dossier, tmp_path: Path) -> Through:
    """The way of two pages that the engine made; the first is found, and the second leads on."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    texts = {
        "index.md": ('---\ntitle: "Begin"\n---\n', "<p>\\1 \\g<0></p>"),
        "over.md": ('---\ntitle: "Over"\nrobots: "noindex"\n---\n', "<p>a</p>\n\n<p>b</p>"),
    }
    for name, (head, body) in texts.items():
        (docs / name).write_text(f"{head}{body}", "utf-8")
    (site / "over").mkdir(parents=True)
    (site / "over/index.html").write_text(f"<head></head>{FIRST}{SECOND}", "utf-8")
    made = f"<head></head><title>Begin · Veren</title><article class='md-content__inner'>{FIRST}</article>"
    (site / "index.html").write_text(made, "utf-8")
    home, over = (len(head) for head, _ in texts.values())
    pages = {"index.md": ((home, home + 15),), "over.md": ((over, over + 8), (over + 10, over + 18))}
    return Through(publication=fiction.publication, site=site, docs=docs, pages=pages, findable={""})


def test_parts_are_put_in_and_what_the_whole_needs_of_a_page_comes_back(through: Through) -> None:
    """A part stands as it is, whatever it holds; the twin of a page stands beside it, and the home page is no folder."""
    (through.site / "404.html").write_text(f"<head></head>{FIRST}", "utf-8")
    home, over = finish(through.site, "https://voorbeeld.example/", through=through)
    assert home == Seen(path="index.md", found=(Part("", "Begin", ["\\1 \\g<0>"]),), listed=("Begin", ""))
    assert over == Seen(path="over.md")
    assert not (through.site / "over/index.md").exists()
    page = (through.site / "index.html").read_text("utf-8")
    assert page.endswith("<article class='md-content__inner'><p>\\1 \\g<0></p></article>")
    assert (through.site / "404.html").read_text("utf-8").endswith(FIRST)  # no page of the dossier
    assert (
        (through.site / "index.md").read_text("utf-8").startswith("# Begin\n\nBladzijde: https://voorbeeld.example/\n")
    )


def test_the_files_beside_the_pages_are_put_where_they_belong(tmp_path: Path) -> None:
    """As they are; a page is none of them."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    (docs / "data").mkdir(parents=True)
    (docs / "index.md").touch()
    (docs / "data" / "a.csv").write_bytes(b"a\r\n")
    lay_beside(docs, {"index.md"}, site)
    assert (site / "data/a.csv").read_bytes() == b"a\r\n"
    assert sorted(path.name for path in site.rglob("*")) == ["a.csv", "data"]


def test_a_mark_of_a_template_of_the_dossier_is_refused() -> None:
    """A page without parts may not name one."""
    assert filled(FIRST, []) is None


def test_the_engine_makes_the_same_of_a_page(fiction: Dossier) -> None:
    """Of every page of a dossier: whole, or its frame with the parts put in; and most of it is no frame."""
    engine = markdown.Markdown(extensions=["attr_list", "tables", "toc"])
    whole = least = 0
    for page in pages_of(fiction):
        frame = framed(page.content, page.finished)
        whole += len(body(page.content))
        least += len(body(frame))
        made = filled(engine.reset().convert(body(frame)), [page.content[start:end] for start, end in page.finished])
        assert made is not None
        assert lighter(made) == lighter(engine.reset().convert(body(page.content))), page.path
    assert least < whole / 20


def test_a_page_has_the_name_under_which_it_was_planned(fiction: Dossier) -> None:
    """So that one page can be made, and is the one that was asked for; each name is planned once."""
    site = Site(fiction, TODAY, {}, draw=lambda _: "", raster=lambda *_: b"", pack=str)
    planned = list(site.pages())
    assert [each.make().path for each in planned] == [each.path for each in planned]
    assert len({each.name for each in planned}) == len(planned)


def body(page: str) -> str:
    """A page without its head."""
    return page.split("\n---\n", 1)[1]


def pages_of(dossier: Dossier) -> list[Page]:
    """The pages of a dossier, with nothing drawn."""
    made = site_outputs(dossier, TODAY, lambda _: '<svg viewBox="0 0 1 1"></svg>', lambda *_: b"", str)
    return [each for each in made if isinstance(each, Page)]
