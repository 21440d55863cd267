"""Changes of a built site that make it run, lead or tell something, or let a host forbid less: what its border holds."""

from __future__ import annotations

from collections.abc import Iterator

from mutating import Change, Kind, Site, replaced

ELSEWHERE = "https://elders.example"


def _in_the_head(site: Site, *parts: str) -> Iterator[Change]:
    """Each part in its turn, at the end of the heads of pages."""
    for number, path in enumerate([*site.pages, "404.html"]):
        part = parts[number % len(parts)]
        yield f"{path}: {part}", {path: site.text(path).replace("</head>", f"{part}</head>", 1).encode()}


def _in_the_words(site: Site, *parts: str) -> Iterator[Change]:
    """Each part in its turn, at the end of the words of pages."""
    for number, path in enumerate(site.pages):
        part = parts[number % len(parts)]
        yield f"{path}: {part}", {path: site.text(path).replace("</article>", f"{part}</article>", 1).encode()}


def sends_away(site: Site) -> Iterator[Change]:
    yield from _in_the_head(
        site,
        f'<meta http-equiv="refresh" content="0;url={ELSEWHERE}/">',
        '<META HTTP-EQUIV="Refresh" CONTENT="5">',
        '<meta http-equiv="set-cookie" content="wie=u">',
        f'<base href="{ELSEWHERE}/">',
    )


def tells_who_reads(site: Site) -> Iterator[Change]:
    yield from _in_the_words(
        site,
        f'<a href="#" ping="{ELSEWHERE}/">x</a>',
        f'<a href="{ELSEWHERE}/" referrerpolicy="unsafe-url">x</a>',
        '<meta name="referrer" content="origin">',
    )


def fetches(site: Site) -> Iterator[Change]:
    yield from _in_the_words(
        site,
        f'<img src="{ELSEWHERE}/x.png" alt="">',
        '<img srcset="x.png 1x, //elders.example/y.png 2x" alt="">',
        f'<video poster="{ELSEWHERE}/x.png"></video>',
        '<svg viewBox="0 0 1 1"><use xlink:href="//elders.example/x.svg#x"/></svg>',
        f'<iframe src="{ELSEWHERE}/"></iframe>',
        f'<form action="{ELSEWHERE}/"><button>x</button></form>',
    )
    yield from list(
        _in_the_head(
            site,
            f'<link rel="preconnect" href="{ELSEWHERE}">',
            f'<link rel="preload" as="image" imagesrcset="{ELSEWHERE}/x.png">',
        )
    )[::3]


def runs(site: Site) -> Iterator[Change]:
    yield from _in_the_words(
        site,
        "<script>document.title = 1</script>",
        '<script type="module">1</script>',
        '<p onclick="1">x</p>',
        '<a href="java\tscript:1">x</a>',
        '<p style="color:red">x</p>',
        "<style>p { color: red }</style>",
        "<svg viewBox='0 0 1 1' onload='1'></svg>",
    )


def policy(site: Site) -> Iterator[Change]:
    paths = [*site.pages, "404.html"]
    said = r'<meta http-equiv="Content-Security-Policy"[^>]*>'
    yield from list(replaced(site, paths, said, lambda _: ""))[::3]
    yield from list(replaced(site, paths, said, lambda match: match[0].replace("default-src 'none'", "default-src *")))[
        1::3
    ]
    yield from list(
        replaced(site, paths, r"(<meta charset[^>]*>)", lambda match: f"{match[1]}<link rel='icon' href='x'>")
    )[2::3]


def styles(site: Site) -> Iterator[Change]:
    for path in site.below("assets/", ".css"):
        sheet = site.content(path)
        yield f"{path}: @import", {path: b'@import "tweede.css";' + sheet}
        yield f"{path}: an address", {path: sheet + b"p{background:url(//elders.example/x.png)}"}
        yield f"{path}: behind escapes", {path: sheet + rb"p{background:u\72l(//elders.example/x.png)}"}


def drawings(site: Site) -> Iterator[Change]:
    for path in [*site.below("data/", ".svg"), *site.below("assets/", ".svg")]:
        text = site.text(path)
        for inside in (
            "<script>1</script>",
            f'<a href="{ELSEWHERE}/"><text>x</text></a>',
            f'<image href="{ELSEWHERE}/x.png"/>',
            "<foreignObject><p>x</p></foreignObject>",
            "<g onload='1'/>",
        ):
            yield f"{path}: {inside}", {path: text.replace("</svg>", f"{inside}</svg>").encode()}


def headers(site: Site) -> Iterator[Change]:
    path, nginx = "_headers", "_headers.nginx.conf"
    text = site.text(path)
    yield "a second, weaker rule", {path: f"{text}\n/*\n  Content-Security-Policy: default-src *\n".encode()}
    yield "a weaker rule for one page", {path: f"{text}/over/*\n  ! Content-Security-Policy\n".encode()}
    yield (
        "without the policy",
        {path: "".join(each for each in text.splitlines(keepends=True) if "Policy:" not in each).encode()},
    )
    yield "more is allowed", {path: text.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").encode()}
    yield "of another folder", {path: f"/elders{text}".encode()}
    yield "empty", {path: b""}
    yield "nginx: empty", {nginx: b""}
    yield "nginx: more is allowed", {nginx: site.text(nginx).replace("default-src 'none'", "default-src *").encode()}
    yield (
        "nginx: a second rule",
        {nginx: site.content(nginx) + b'add_header Content-Security-Policy "default-src *" always;\n'},
    )


def for_hosts(site: Site) -> Iterator[Change]:
    """What hosts and search engines read by its name."""
    for path in ("robots.txt", ".well-known/security.txt", "CNAME"):
        if path in site.files:
            yield f"{path}: gone", {path: None}
            yield f"{path}: empty", {path: b""}
            yield f"{path}: more", {path: site.content(path) + b"Disallow: /\n"}


KINDS: dict[str, Kind] = {
    "border: a page that sends away": sends_away,
    "border: a page that tells who reads": tells_who_reads,
    "border: a page that fetches elsewhere": fetches,
    "border: a page that runs something": runs,
    "border: the policy of a page": policy,
    "border: style sheets": styles,
    "border: drawings": drawings,
    "border: headers": headers,
    "border: what hosts read": for_hosts,
}
