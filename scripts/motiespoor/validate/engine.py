"""Rules on the settings of the engine: what they share with the publication, and what would break a promise of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor import dutch, paths
from motiespoor.derive.registers import REGISTERS
from motiespoor.problem import Problem, clipped, value_problem
from motiespoor.read.dossier import Reading
from motiespoor.read.yamltree import Fields, Items, Node, Scalar
from motiespoor.spelling import guess, suggestion
from motiespoor.validate.content import PAGES
from motiespoor.validate.made import EXTENSIONS, OPTIONS, extensions

# What the theme can do and is tested to do (tests/test_features.py), by the names of Material.
FEATURES = frozenset(
    {"content.code.copy", "content.tooltips", "header.autohide", "navigation.expand", "navigation.footer",
     "navigation.indexes", "navigation.instant", "navigation.instant.prefetch", "navigation.instant.progress",
     "navigation.path", "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.tabs.sticky",
     "navigation.top", "navigation.tracking", "search.highlight", "search.suggest", "toc.follow", "toc.integrate"}
)  # fmt: skip

_NO_MARKUP = "doet hier niets: een pagina heeft alleen gewone Markdown"
_NO_EDIT = "wijst naar een gemaakte pagina; onder aan elke pagina staat al waar zij te wijzigen is"
# What else Material has, and why not here.
_NO_FEATURES = {
    "announce.dismiss": "doet hier niets: er is geen mededeling boven de pagina's",
    "content.action.edit": _NO_EDIT,
    "content.action.view": _NO_EDIT,
    "content.code.annotate": _NO_MARKUP,
    "content.code.select": _NO_MARKUP,
    "content.footnote.tooltips": _NO_MARKUP,
    "content.tabs.link": _NO_MARKUP,
    "navigation.instant.preview": _NO_MARKUP,
    "search.share": "zet een adres dat een script uitvoert in de pagina, en het beleid verbiedt dat",
}

# Settings that have one right value.
_FIXED = (
    (("docs_dir",), paths.DOCS),
    (("theme", "name"), "material"),
    (("theme", "custom_dir"), paths.BLOCKS),
    (("theme", "font"), "false"),
)

_STYLE_INSIDE = "zet stijl in de pagina zelf, en het beleid verbiedt dat"
_NO_ANALYTICS = "laat een ander meekijken met de lezer"
# Settings that may not stand there, and why.
_REFUSED: Mapping[tuple[str, ...], str] = {
    ("INHERIT",): "haalt instellingen uit een ander bestand, en dat wordt niet nagekeken",
    ("hooks",): "voert een programma uit bij het bouwen",
    ("edit_uri",): _NO_EDIT,
    ("edit_uri_template",): _NO_EDIT,
    ("google_analytics",): _NO_ANALYTICS,
    ("extra", "analytics"): _NO_ANALYTICS,
    ("extra", "consent"): "vraagt of cookies mogen, en deze site plaatst er geen",
    ("extra", "scope"): "verandert een script in de pagina, en het beleid laat dat dan niet toe",
    ("extra", "version"): "vraagt om een lijst van versies die er niet is",
    ("theme", "icon", "admonition"): _STYLE_INSIDE,
    ("theme", "icon", "annotation"): _STYLE_INSIDE,
    ("theme", "icon", "tag"): _STYLE_INSIDE,
}

# Settings that hold addresses of what a page fetches.
_FETCHED = (("extra_css",), ("extra_javascript",), ("extra", "polyfills"), ("theme", "logo"), ("theme", "favicon"))
# Settings that hold a list.
_LISTS = (
    ("nav",), ("plugins",), ("markdown_extensions",), ("extra_css",), ("extra_javascript",), ("extra_templates",),
    ("watch",), ("theme", "features"), ("theme", "static_templates"), ("extra", "social"), ("extra", "alternate"),
)  # fmt: skip
_PLUGINS = ("search", "material/search")
# Material asks these for facts about a repository.
_CODE_HOSTS = ("github.com", "gitlab")


def the_site_has_the_name_of_the_publication(reading: Reading) -> Iterator[Problem]:
    """Ensure the name and the address are those of the publication: each stands in two files, for each is whole by itself."""
    publication = reading.dossier.publication
    if not publication.name:
        return  # what is wrong with it is told
    for key, field, value in (
        ("site_name", "naam", publication.name_in_theme),
        ("site_url", "adres", publication.url),
    ):
        node = _node(reading.engine, key)
        if reading.engine is not None and _text(node) != value:
            text = f"dit is niet wat in {paths.PUBLICATION} bij '{field}' staat. Zet hier '{key}: {value}'."
            yield _problem(node or reading.engine, text)


def the_theme_is_that_of_the_program(reading: Reading) -> Iterator[Problem]:
    """Ensure the engine takes the pages and the blocks that are written for it, and no face of another host."""
    for keys, value in _FIXED:
        node = _node(reading.engine, *keys)
        if reading.engine is not None and _text(node) != value:
            above = _node(reading.engine, *keys[:-1])
            yield _problem(node or above or reading.engine, f"hier hoort '{keys[-1]}: {value}' te staan.")


def the_menu_leads_to_pages(reading: Reading) -> Iterator[Problem]:
    """Ensure every page in the menu is one that is written by hand or made; what is lost already is told there."""
    if _is_lost(reading, paths.PUBLICATION):  # it names one of the pages
        return
    areas = reading.dossier.publication.areas
    made = (
        *PAGES,
        "ronden/index.md",
        f"{REGISTERS}/index.md",
        *(f"cijfers/{name}.md" for name in (areas, "sectoren", "prognoses")),
    )
    pages = (*reading.dossier.pages, *made)
    for node in _leaves(_node(reading.engine, "nav")):
        page = f"{paths.CONTENT}/{node.text}"
        if node.text.endswith(".md") and node.text not in pages and not _is_lost(reading, page):
            meant = guess(node.text, pages)
            hint = f" Bedoelde u '{meant.word}'?" if meant else ""
            text = f"het menu leidt naar '{clipped(node.text)}', en die pagina is er niet.{hint}"
            yield value_problem(paths.ENGINE, node.line, node.column, text, found=node.text, guess=meant)


def _is_lost(reading: Reading, path: str) -> bool:
    """Whether a file, or a folder that it lies in, could not be read."""
    return any(f"{path}/".startswith(f"{problem.path}/") for problem in reading.problems)


def lists_are_lists(reading: Reading) -> Iterator[Problem]:
    """Ensure what the engine takes for a list is one: of a single word it says so in English, or takes its letters."""
    for keys in _LISTS:
        node = _node(reading.engine, *keys)
        if isinstance(node, Scalar) and not _is_nothing(node):
            text = f"'{keys[-1]}' is een lijst: zet '- {clipped(node.text)}' op een nieuwe regel eronder."
            yield _problem(node, text)


def features_are_known_to_work(reading: Reading) -> Iterator[Problem]:
    """Ensure every feature of the theme is one that works with these pages and under their policy."""
    for node in _items(_node(reading.engine, "theme", "features")):
        name = _text(node) or ""
        if name in _NO_FEATURES:
            yield _problem(node, f"'{name}' {_NO_FEATURES[name]}. Haal het weg.")
        elif name not in FEATURES:
            meant = guess(name, FEATURES)
            hint = f" Bedoelde u '{meant.word}'?" if meant else ""
            text = f"'{clipped(name)}' is geen functie van het thema.{hint}"
            yield value_problem(paths.ENGINE, node.line, node.column, text, found=name, guess=meant)


def settings_keep_what_the_site_promises(reading: Reading) -> Iterator[Problem]:
    """Ensure no setting runs a program, follows a reader, or breaks the policy of the pages."""
    for keys, reason in _REFUSED.items():
        if (name := _name(reading.engine, *keys)) is not None:
            yield _problem(name, f"'{name.text}' {reason}. Haal het weg.")
    for node in _items(_node(reading.engine, "plugins")):
        if (plugin := _first(node)) not in _PLUGINS:
            yield _problem(
                node,
                f"'{clipped(plugin)}' mag hier niet: een uitbreiding kan alles met de pagina's doen. Alleen search.",
            )


def signs_mean_what_they_were_checked_for(reading: Reading) -> Iterator[Problem]:
    """Ensure no setting gives signs in a text another meaning than that with which texts are made safe and pages looked at."""
    for node in _items(_node(reading.engine, "markdown_extensions")):
        if (name := _first(node)) not in EXTENSIONS:
            text = f"'{clipped(name)}' mag hier niet: daarmee doet een tekst iets anders dan is nagekeken."
            yield _problem(node, f"{text} Alleen {dutch.listed(EXTENSIONS)}.")


def extensions_understand_their_options(reading: Reading) -> Iterator[Problem]:
    """Ensure every extension is told what it has an option for, and no more."""
    for name, options in extensions(reading.engine):
        if (known := OPTIONS.get(name)) is None or options is None or _is_nothing(options):
            continue
        if not isinstance(options, Fields):
            yield _problem(options, f"achter '{name}' horen instellingen, elk als 'naam: waarde'.")
            continue
        for key, value in options.values.items():
            if key not in known:
                told = suggestion(key, known) or " Haal het weg."
                yield _problem(options.keys[key], f"'{clipped(key)}' is geen instelling van '{name}'.{told}")
            elif not known[key].holds(value):
                yield _problem(value, f"bij '{key}' hoort {known[key].called}.")


def pages_ask_nothing_of_another_host(reading: Reading) -> Iterator[Problem]:
    """Ensure no setting makes a page fetch something from another host."""
    repository = _node(reading.engine, "repo_url")
    if any(host in (_text(repository) or "").lower() for host in _CODE_HOSTS):
        assert repository is not None
        text = "de pagina's vragen dit adres dan om gegevens, en zo ziet een ander wie er leest. Haal 'repo_url' weg."
        yield _problem(repository, text)
    for keys in _FETCHED:
        found = _node(reading.engine, *keys)
        for node in _items(found) if isinstance(found, Items) else [found]:
            place = _node(node, "path") if isinstance(node, Fields) else node
            if place is not None and "//" in (_text(place) or ""):
                yield _problem(place, "dit haalt de pagina bij een ander op. Zet het bestand in site_config/stijl/.")


def _node(tree: Node | None, *keys: str) -> Node | None:
    """What stands under these keys."""
    for key in keys:
        tree = tree.values.get(key) if isinstance(tree, Fields) else None
    return tree


def _name(tree: Node | None, *keys: str) -> Scalar | None:
    """The last of these keys, where it stands."""
    above = _node(tree, *keys[:-1])
    return above.keys.get(keys[-1]) if isinstance(above, Fields) else None


def _items(tree: Node | None) -> Iterator[Node]:
    """The points of a list; of a mapping, which the engine takes for one too, each key with its value."""
    if isinstance(tree, Items):
        yield from tree.items
    elif isinstance(tree, Fields):
        for name, value in tree.values.items():
            key = tree.keys[name]
            yield Fields(key.line, key.column, {name: value}, {name: key})


def _leaves(tree: Node | None) -> Iterator[Scalar]:
    """Every value that stands somewhere below."""
    if isinstance(tree, Scalar):
        yield tree
    elif tree is not None:
        for each in tree.items if isinstance(tree, Items) else tree.values.values():
            yield from _leaves(each)


def _first(node: Node) -> str:
    """The name of a point: it is one, or has its options under it."""
    return next(iter(node.values), "") if isinstance(node, Fields) else _text(node) or ""


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text in ("", "null", "~")


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, Scalar) else None


def _problem(node: Node, text: str) -> Problem:
    return Problem(path=paths.ENGINE, line=node.line, column=node.column, text=text)


RULES = (
    the_site_has_the_name_of_the_publication,
    the_theme_is_that_of_the_program,
    the_menu_leads_to_pages,
    lists_are_lists,
    features_are_known_to_work,
    settings_keep_what_the_site_promises,
    signs_mean_what_they_were_checked_for,
    extensions_understand_their_options,
    pages_ask_nothing_of_another_host,
)
