"""Changes of what built pages say: their numbers, days, words, quotes and links, and of what surrounds these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mutating import Change, Kind, Site, found, instead, other_digit, replaced, swapped

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DAY = rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}"


def _articles(site: Site) -> Iterator[tuple[str, int, str]]:
    """The words of each page, with where they begin; pictures and charts are as long, and empty."""
    for path, match in found(site, site.pages, r"<article.*?</article>"):
        blank = re.sub(
            r'<svg.*?</svg>|<figure class="grafiek.*?</figure>|<[^>]*>',
            lambda part: (
                " " * len(part[0]) if part[0].startswith(("<svg", "<figure")) else f"<{' ' * (len(part[0]) - 2)}>"
            ),
            match[0],
            flags=re.DOTALL,
        )
        yield path, match.start(), blank


def _words(site: Site, pattern: str) -> Iterator[tuple[str, int, re.Match[str]]]:
    for path, start, text in _articles(site):
        yield from ((path, start, match) for match in re.finditer(pattern, text))


def numbers(site: Site) -> Iterator[Change]:
    for path, start, match in _words(site, rf"(?<![\w.,&#;-])\d+(?:[.,]\d+)+(?![\w-])(?! (?:{_MONTHS}))"):
        new = other_digit(match[0])
        assert new is not None
        yield f"{path}: {match[0]} -> {new}", instead(site, path, start + match.start(), start + match.end(), new)


def counts(site: Site) -> Iterator[Change]:
    for path, start, match in _words(site, rf"(?<![\w.,&#;:/-])\d{{1,2}}(?![\w.,-])(?! (?:{_MONTHS}))"):
        new = other_digit(match[0])
        assert new is not None
        yield f"{path}: {match[0]} -> {new}", instead(site, path, start + match.start(), start + match.end(), new)


def table_numbers(site: Site) -> Iterator[Change]:
    def other(match: re.Match[str]) -> str | None:
        return other_digit(match[1])

    yield from replaced(site, site.pages, r'<td class="getal"[^>]*>([^<&]*\d[^<&]*)<', other)


def table_rows(site: Site) -> Iterator[Change]:
    yield from replaced(site, site.pages, r'<tr>\s*<th scope="row".*?</tr>', lambda _: "")


def days(site: Site) -> Iterator[Change]:
    for number, (path, start, match) in enumerate(_words(site, _DAY)):
        day, month, year = match[0].split()
        later = _MONTHS.split("|")[_MONTHS.split("|").index(month) - 1]
        new = (f"{int(day) % 27 + 1} {month} {year}", f"{day} {month} {int(year) - 1}", f"{day} {later} {year}")[
            number % 3
        ]
        yield f"{path}: {match[0]} -> {new}", instead(site, path, start + match.start(), start + match.end(), new)


def machine_days(site: Site) -> Iterator[Change]:
    yield from replaced(site, site.pages, r'<time datetime="([^"]*)"', lambda match: other_digit(match[1]))


def statuses(site: Site) -> Iterator[Change]:
    pattern = r'<span class="status" data-status="([^"]*)"><svg.*?</svg> ([^<]*)<?'
    words = {match[1]: match[2] for _, match in found(site, site.pages, pattern) if match[2].strip()}
    names = list(words)
    for path, match in found(site, site.pages, pattern):
        other = names[(names.index(match[1]) + 1) % len(names)]
        yield f"{path}: word {match[2]} -> {words[other]}", instead(site, path, *match.span(2), words[other])
        yield f"{path}: status {match[1]} -> {other}", instead(site, path, *match.span(1), other)
        whole = match[0].replace(f'"{match[1]}"', f'"{other}"').replace(match[2], words[other])
        yield f"{path}: all of {match[1]} -> {other}", instead(site, path, *match.span(), whole)


def outcomes(site: Site) -> Iterator[Change]:
    pattern = r'<p class="belofte__uit[^"]*" data-uitkomst="([^"]*)">(?:<svg.*?</svg>)? ?([^<]*)</p>'
    for path, match in found(site, site.pages, pattern):
        new = "geen termijn" if match[2] != "geen termijn" else "gehaald"
        yield f"{path}: {match[2]} -> {new}", instead(site, path, *match.span(2), new)


def outcomes_elsewhere(site: Site) -> Iterator[Change]:
    """The outcome of a promise on a page about something else: its word, or its sign and its word."""
    pattern = r'<span class="uitkomst" data-uitkomst="([^"]*)"><svg.*?</svg> ([^<]*)</span>'
    words = {match[1]: match[2] for _, match in found(site, site.pages, pattern)}
    names = sorted(words)
    for path, match in found(site, site.pages, pattern):
        other = names[(names.index(match[1]) + 1) % len(names)]
        yield f"{path}: word {match[2]} -> {words[other]}", instead(site, path, *match.span(2), words[other])
        if path != "methode/index.html":  # lists them all, each with what it means
            whole = match[0].replace(f'"{match[1]}"', f'"{other}"').replace(match[2], words[other])
            yield f"{path}: all of {match[1]} -> {other}", instead(site, path, *match.span(), whole)


def quotes(site: Site) -> Iterator[Change]:
    pattern = r'<blockquote class="citaat"[^>]*>(?:<p>|<ul><li[^>]*>)([^<]*)<'

    def other(match: re.Match[str]) -> str | None:
        words = match[1].split(" ")
        return " ".join((*words[: len(words) // 2], "niet", *words[len(words) // 2 + 1 :])) if len(words) > 2 else None

    yield from replaced(site, site.pages, pattern, other)


def quotes_removed(site: Site) -> Iterator[Change]:
    yield from replaced(site, site.pages, r'<blockquote class="citaat".*?</blockquote>', lambda _: "")


def texts(site: Site) -> Iterator[Change]:
    """A word less in what the editors wrote."""
    for path, start, match in _words(site, r"(?<=>)[^<>]{50,}(?=<)"):
        words = match[0].split(" ")
        if not match[0].strip():
            continue  # a picture stands there
        new = " ".join((*words[: len(words) // 2], *words[len(words) // 2 + 1 :]))
        yield f"{path}: {match[0][:60]}", instead(site, path, start + match.start(), start + match.end(), new)


def texts_removed(site: Site) -> Iterator[Change]:
    for path, match in found(site, site.pages, r"<article.*?</article>"):
        for part in re.finditer(
            r"<(p|li|dd)\b[^>]*>(?:(?!</?(?:p|li|dd|ul|ol|div)\b).){60,}?</\1>", match[0], re.DOTALL
        ):
            if "grafiek" not in part[0]:
                at = match.start()
                yield f"{path}: {part[0][:60]}", instead(site, path, at + part.start(), at + part.end(), "")


def links(site: Site) -> Iterator[Change]:
    """Two links of an article each lead where the other leads."""
    for path, match in found(site, site.pages, r"<article.*?</article>"):
        parts = [
            part for part in re.finditer(r'<a (?:class="bron" )?href="([^"#:]*/(?:#[^"]*)?)"', match[0]) if part[1]
        ]
        for one, other in list(pairwise(parts))[::11]:
            if one[1] != other[1]:
                at = match.start()
                yield (
                    f"{path}: {one[1]} -> {other[1]}",
                    instead(site, path, at + one.start(1), at + one.end(1), other[1]),
                )


def canonical(site: Site) -> Iterator[Change]:
    yield from replaced(site, site.pages, r'<link rel="canonical" href="([^"]*)"', lambda match: f"{match[1]}x/")
    yield from list(replaced(site, site.pages, r'<link rel="canonical"[^>]*>', lambda _: ""))[::6]
    yield from list(
        replaced(site, site.pages, r'<link rel="canonical" href="([^"]*)"', lambda _: "https://elders.example/")
    )[::7]


def language(site: Site) -> Iterator[Change]:
    yield from replaced(site, [*site.pages, "404.html"], r'<html lang="([^"]*)"', lambda _: "fr")


def no_index(site: Site) -> Iterator[Change]:
    yield from replaced(
        site, site.pages, r'<meta charset="utf-8">', lambda match: f'{match[0]}<meta name="robots" content="noindex">'
    )
    yield from replaced(site, [*site.pages, "404.html"], r'<meta name="robots"[^>]*>', lambda _: "")


def disclaimer(site: Site) -> Iterator[Change]:
    paths = [*site.pages, "404.html"]
    foot = r'(?<=<div class="md-copyright">).*?(?=<nav)'
    yield from list(replaced(site, paths, foot, lambda _: ""))[::5]
    yield from list(replaced(site, paths, foot, lambda match: re.sub("Dit is geen", "Dit is een", match[0])))[::3]
    yield from list(replaced(site, paths, foot, lambda match: re.sub(r" niet\b| geen\b", "", match[0])))[1::5]


def days_of_the_site(site: Site) -> Iterator[Change]:
    foot = r'<div class="md-copyright">\s*<p>([^<]*)</p>'
    for path, match in found(site, site.pages, foot):
        for number, day in enumerate(re.finditer(_DAY, match[1])):
            if number == len(path) % 4:
                at = match.start(1)
                new = f"{int(day[0][:2]) % 27 + 1}{day[0][2:]}"
                yield f"{path}: {day[0]} -> {new}", instead(site, path, at + day.start(), at + day.end(), new)


def shown_elsewhere(site: Site) -> Iterator[Change]:
    """What others show of a page."""
    yield from replaced(site, site.pages, r'<meta property="og:title" content="([^"]*)"', lambda _: "Anders")
    yield from swapped(site, site.pages[:1], r'<meta property="og:(?:image|url)" content="([^"]*)"')
    yield from list(
        replaced(site, site.pages, r'<meta property="og:url" content="([^"]*)"', lambda match: f"{match[1]}x/")
    )[::5]
    yield from list(
        replaced(
            site, site.pages, r'<meta property="og:image" content="([^"]*)"', lambda match: match[1].replace(
                match[1].rsplit("/", 1)[1], "voorpagina.png" if "voorpagina" not in match[1] else "over.png"
            ).replace("kaarten/cijfers/voor", "kaarten/voor").replace("kaarten/maatregelen/voor", "kaarten/voor")
        )
    )[::5]  # fmt: skip
    yield from list(replaced(site, site.pages, r"<title>([^<]*)</title>", lambda match: f"Geen {match[1]}"))[::6]
    yield from list(replaced(site, site.pages, r'<link rel="alternate[^>]*href="([^"]*)"', lambda _: "manifest.json"))[
        ::5
    ]
    yield from list(replaced(site, site.pages, r'<meta name="description" content="([^"]*)"', lambda _: ""))[::6]


def styles(site: Site) -> Iterator[Change]:
    yield from list(replaced(site, [*site.pages, "404.html"], r'<link rel="stylesheet"[^>]*>', lambda _: ""))[::13]
    for path in site.below("assets/", ".css"):
        yield f"{path}: empty", {path: b""}
        yield f"{path}: cut", {path: site.content(path)[:-2000]}
        rules = b".grafiek__smal{display:none}.belofte--laat{visibility:hidden}"
        yield f"{path}: hides", {path: site.content(path) + rules}


def scripts(site: Site) -> Iterator[Change]:
    yield from list(replaced(site, site.pages, r'<script [^>]*src="[^"]*"[^>]*></script>', lambda _: ""))[::11]
    for path in site.below("assets/", ".js"):
        yield f"{path}: empty", {path: b""}
        yield f"{path}: more", {path: site.content(path) + b';document.title="x";'}


def leading_on(site: Site) -> Iterator[Change]:
    """A page that only leads on, and leads elsewhere."""
    pages = [path for path in site.pages if "Deze pagina is er niet meer" in site.text(path)]
    pattern = r'<p class="inleiding">Deze[^<]*<a href="([^"]*)">'
    yield from replaced(site, pages, pattern, lambda match: f"{match[1].split('#')[0]}../over/")
    yield from replaced(site, pages, pattern, lambda match: re.sub(r"[^/]+/(?:#.*)?$", "", match[1]))
    yield from replaced(site, pages, r'<p class="inleiding">(Deze pagina.*?)</p>', lambda _: "")


KINDS: dict[str, Kind] = {
    "page: a digit of a number": numbers,
    "page: a count": counts,
    "page: a number in a table": table_numbers,
    "page: a row of a table": table_rows,
    "page: a day": days,
    "page: a day for machines": machine_days,
    "page: a status": statuses,
    "page: an outcome": outcomes,
    "page: an outcome elsewhere": outcomes_elsewhere,
    "page: a word in a quote": quotes,
    "page: a quote removed": quotes_removed,
    "page: a word less in a text": texts,
    "page: a text removed": texts_removed,
    "page: a link to another place": links,
    "page: canonical": canonical,
    "page: language": language,
    "page: noindex": no_index,
    "page: disclaimer": disclaimer,
    "page: days of the site": days_of_the_site,
    "page: what others show of it": shown_elsewhere,
    "page: style sheets": styles,
    "page: scripts": scripts,
    "page: leading on to a wrong place": leading_on,
}
