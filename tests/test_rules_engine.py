"""Bad cases of the rules on the settings of the engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import DOSSIERS, TODAY
from motiespoor.read.dossier import read_dossier
from motiespoor.validate import engine
from motiespoor.validate.check import problems
from test_rules import Cases, Mistake, Rule, assert_told, each_case

FILE = "mkdocs.yml"
NAME = 'site_name: ▶"Veerwacht &amp; Zn. &lt;Zeeveen&gt;"'
EXTENSIONS = re.findall(r"markdown_extensions:\n(?: .*\n)+", (DOSSIERS / "klein" / FILE).read_text("utf-8"))[0]
TOC_OPTIONS = (
    "Toegestaan: anchorlink, anchorlink_class, baselevel, marker, permalink, permalink_class, permalink_leading, "
    "permalink_title, separator, title, title_class, toc_class, toc_depth."
)
DEPTH = "bij 'toc_depth' hoort een getal van 1 tot en met 6, of twee zoals 2-3."
FEATURE = "    - toc.follow\n"
END = "extra:\n  generator: false\n"
POLICY = "zet stijl in de pagina zelf, en het beleid verbiedt dat. Haal het weg."
ELSEWHERE = "dit haalt de pagina bij een ander op. Zet het bestand in site_config/stijl/."
CODE_HOST = "de pagina's vragen dit adres dan om gegevens, en zo ziet een ander wie er leest. Haal 'repo_url' weg."
EDIT = "wijst naar een gemaakte pagina; onder aan elke pagina staat al waar zij te wijzigen is. Haal het weg."
MARKDOWN = "doet hier niets: een pagina heeft alleen gewone Markdown. Haal het weg."


def feature(name: str, told: str) -> Mistake:
    """What is told of a feature in the place of another."""
    return Mistake(FILE, FEATURE, f"    - ▶{name}\n", told)


def setting(lines: str, told: str) -> Mistake:
    """What is told of a setting at the end of the file."""
    return Mistake(FILE, END, f"{lines}{END}", told)


def option(extension: str, line: str, told: str) -> Mistake:
    """What is told of an option in the place of all that the extensions have."""
    return Mistake(FILE, EXTENSIONS, f"markdown_extensions:\n  {extension}:\n    {line}\n", told)


CASES: Cases = {
    engine.the_site_has_the_name_of_the_publication: (
        Mistake(
            FILE,
            NAME.replace("▶", ""),
            "site_name: ▶Veerwacht",
            "dit is niet wat in site_config/publicatie.yaml bij 'naam' staat. "
            "Zet hier 'site_name: Veerwacht &amp; Zn. &lt;Zeeveen&gt;'.",
        ),
        Mistake(
            FILE,
            "site_url: https://voorbeeld.example/",
            "site_url: ▶https://voorbeeld.example",
            "dit is niet wat in site_config/publicatie.yaml bij 'adres' staat. Zet hier 'site_url: https://voorbeeld.example/'.",
        ),
    ),
    engine.the_theme_is_that_of_the_program: (
        Mistake(FILE, "docs_dir: build/docs", "docs_dir: ▶docs", "hier hoort 'docs_dir: build/docs' te staan."),
        Mistake(FILE, "  name: material", "  name: ▶readthedocs", "hier hoort 'name: material' te staan."),
        Mistake(
            FILE,
            "custom_dir: build/thema",
            "custom_dir: ▶site_config/thema",
            "hier hoort 'custom_dir: build/thema' te staan.",
        ),
        Mistake(
            FILE,
            "theme:\n  name: material\n  custom_dir",
            "theme:\n  ▶custom_dir",
            "hier hoort 'name: material' te staan.",
        ),
        Mistake(FILE, "font: false", "font: ▶{text: Inter}", "hier hoort 'font: false' te staan."),
    ),
    engine.lists_are_lists: (
        Mistake(
            FILE,
            "plugins:\n  - search:\n      lang: nl\n",
            "plugins: ▶search\n",
            "'plugins' is een lijst: zet '- search' op een nieuwe regel eronder.",
        ),
    ),
    engine.the_menu_leads_to_pages: (
        Mistake(
            FILE,
            "bronnen.md",
            "▶kwijt-geraakt-blad.md",
            "het menu leidt naar 'kwijt-geraakt-blad.md', en die pagina is er niet.",
        ),
        Mistake(
            FILE,
            "termijnen.md",
            "▶termijn.md",
            "het menu leidt naar 'termijn.md', en die pagina is er niet. Bedoelde u 'termijnen.md'?",
        ),
    ),
    engine.features_are_known_to_work: (
        feature("kleuren", "'kleuren' is geen functie van het thema."),
        feature("toc.folow", "'toc.folow' is geen functie van het thema. Bedoelde u 'toc.follow'?"),
        feature(
            "announce.dismiss",
            "'announce.dismiss' doet hier niets: er is geen mededeling boven de pagina's. Haal het weg.",
        ),
        feature("content.action.edit", f"'content.action.edit' {EDIT}"),
        feature("content.tabs.link", f"'content.tabs.link' {MARKDOWN}"),
        feature(
            "search.share",
            "'search.share' zet een adres dat een script uitvoert in de pagina, en het beleid verbiedt dat. Haal het weg.",
        ),
    ),
    engine.settings_keep_what_the_site_promises: (
        setting(
            "▶INHERIT: ander.yml\n",
            "'INHERIT' haalt instellingen uit een ander bestand, en dat wordt niet nagekeken. Haal het weg.",
        ),
        setting("▶hooks:\n  - haak.py\n", "'hooks' voert een programma uit bij het bouwen. Haal het weg."),
        setting("▶edit_uri: edit/main/\n", f"'edit_uri' {EDIT}"),
        Mistake(
            FILE,
            END,
            END + "  ▶analytics: {provider: google}\n",
            "'analytics' laat een ander meekijken met de lezer. Haal het weg.",
        ),
        Mistake(
            FILE,
            END,
            END + "  ▶consent: {title: Koekjes}\n",
            "'consent' vraagt of cookies mogen, en deze site plaatst er geen. Haal het weg.",
        ),
        Mistake(
            FILE,
            END,
            END + "  ▶scope: /\n",
            "'scope' verandert een script in de pagina, en het beleid laat dat dan niet toe. Haal het weg.",
        ),
        Mistake(
            FILE,
            END,
            END + "  ▶version: {provider: mike}\n",
            "'version' vraagt om een lijst van versies die er niet is. Haal het weg.",
        ),
        Mistake(FILE, "  font: false", "  icon: {▶tag: {html: x}}\n  font: false", f"'tag' {POLICY}"),
        Mistake(
            FILE,
            "plugins:\n",
            "plugins:\n  - ▶social\n",
            "'social' mag hier niet: een uitbreiding kan alles met de pagina's doen. Alleen search.",
        ),
    ),
    engine.signs_mean_what_they_were_checked_for: tuple(
        Mistake(
            FILE,
            "  attr_list: {}",
            f"  ▶{setting}\n  attr_list: {{}}",
            f"'{name}' mag hier niet: daarmee doet een tekst iets anders dan is nagekeken. "
            "Alleen attr_list, fenced_code, tables en toc.",
        )
        for name, setting in {
            "pymdownx.snippets": "pymdownx.snippets: {base_path: [..]}",
            "pymdownx.superfences": "pymdownx.superfences: {custom_fences: [{name: mermaid, class: mermaid}]}",
            "footnotes": "footnotes: {}",
            "abbr": "abbr: {}",
            "programma": "programma: {}",
        }.items()
    ),
    engine.extensions_understand_their_options: (
        option(
            "toc", "▶toc_deth: 2", f"'toc_deth' is geen instelling van 'toc'. Bedoelde u 'toc_depth'? {TOC_OPTIONS}"
        ),
        option("toc", "▶slugify: programma", f"'slugify' is geen instelling van 'toc'. {TOC_OPTIONS}"),
        option("toc", "title: ▶3", "bij 'title' hoort een tekst."),
        option("toc", "title: ▶true", "bij 'title' hoort een tekst."),
        option("toc", "title: ▶[Inhoud]", "bij 'title' hoort een tekst."),
        option("toc", "permalink: ▶1", "bij 'permalink' hoort true, false of een tekst."),
        option("toc", "permalink_leading: ▶voor", "bij 'permalink_leading' hoort true of false."),
        option("toc", "baselevel: ▶-1", "bij 'baselevel' hoort een getal van 1 tot en met 6."),
        option("toc", "toc_depth: ▶diep", DEPTH),
        option("toc", f"toc_depth: ▶{'9' * 5000}", DEPTH),
        option("toc", "separator: ▶']'", "bij 'separator' hoort een streepje, - of _."),
        option("tables", "use_align_attribute: ▶misschien", "bij 'use_align_attribute' hoort true of false."),
        option("attr_list", "▶klasse: x", "'klasse' is geen instelling van 'attr_list'. Haal het weg."),
        option("toc", "▶- toc_depth", "achter 'toc' horen instellingen, elk als 'naam: waarde'."),
        Mistake(
            FILE,
            EXTENSIONS,
            "markdown_extensions:\n  - toc: ▶2-3\n",
            "achter 'toc' horen instellingen, elk als 'naam: waarde'.",
        ),
    ),
    engine.pages_ask_nothing_of_another_host: (
        setting("repo_url: ▶https://github.com/voorbeeld/veer\n", CODE_HOST),
        setting("repo_url: ▶https://GitLab.voorbeeld.example/veer\n", CODE_HOST),
        Mistake(FILE, "extra_css:\n", "extra_css:\n  - ▶https://elders.example/stijl.css\n", ELSEWHERE),
        setting("extra_javascript:\n  - ▶//elders.example/x.js\n", ELSEWHERE),
        setting("extra_javascript:\n  - path: ▶https://elders.example/x.js\n", ELSEWHERE),
        Mistake(FILE, "logo: assets/motiespoor.svg", "logo: ▶https://elders.example/merk.svg", ELSEWHERE),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_what_the_engine_may_not_be_told_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One wrong setting gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)


def test_a_code_host_that_is_not_asked_may_be_named(unchanged: Path) -> None:
    """Material shows the address of another repository as it is, so that may stand there."""
    assert_told(unchanged, setting("repo_url: https://codeberg.example/veer\n", ""))


@pytest.mark.parametrize(
    "options",
    [
        *("toc:\n", "toc: ~\n", "attr_list: {}\n", "fenced_code:\n    lang_prefix: taal-\n"),
        *(
            "toc:\n    permalink: ¶\n    title: '3'\n",
            "toc:\n    permalink: true\n    toc_depth: 3\n    separator: _\n",
        ),
        *(
            "toc:\n    anchorlink: true\n    baselevel: 2\n    marker: '[INHOUD]'\n",
            "tables:\n    use_align_attribute: false\n",
        ),
    ],
)
def test_an_option_that_an_extension_has_may_be_set(unchanged: Path, options: str) -> None:
    """What Python-Markdown understands is taken, however YAML writes it."""
    assert_told(unchanged, Mistake(FILE, EXTENSIONS, f"markdown_extensions:\n  {options}", ""))


MESSAGES = ["in dit bestand staat geen enkele instelling."]


@pytest.mark.parametrize("text", ["# alleen commentaar\n", "- een lijst\n"])
def test_a_file_without_settings_is_told(unchanged: Path, text: str) -> None:
    """Settings are names with values; without any nothing else is told of the file."""
    reading = read_dossier(unchanged, {FILE: text})
    assert [str(each) for each in problems(reading, TODAY)] == [f"{FILE}:1:1: {MESSAGES[0]}"]
