"""A chart or a measure in a frame on another site: as high as was said, in light and dark, and the only pages that may be framed."""

from __future__ import annotations

import html
import re
import shutil
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from browsing import header_rules, overflow, served, visit
from conftest import TODAY
from hosting import NGINX, hosted
from looking import broken
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import built as as_built
from motiespoor.press.looks import looked_at
from motiespoor.press.proof.embeds import Embeds
from motiespoor.press.proof.known import Known
from motiespoor.problem import in_order
from motiespoor.render.address import is_embed

POLICY = "Content-Security-Policy"
NOBODY = "frame-ancestors 'none'"
FRAME = re.compile(
    r'<iframe src="([^"]+)" title="([^"]*)" width=100% height=([0-9]+) loading=lazy style="border:0"></iframe>'
)


@pytest.fixture(scope="module")
def site(built_small: Path) -> Path:
    """The small site."""
    return built_small / "site"


@pytest.fixture(scope="module")
def lines(site: Path) -> dict[str, tuple[str, int]]:
    """What each line to paste says, by the path of its page: the title and the height."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        for address, title, height in FRAME.findall(html.unescape(path.read_text("utf-8"))):
            found[address.removeprefix("https://voorbeeld.example/")] = (title, int(height))
    return found


def test_every_frame_can_be_pasted(site: Path, lines: dict[str, tuple[str, int]]) -> None:
    """Each page for a frame has a line on a page, and each line leads to one."""
    assert len(lines) > 20
    there = {path.parent.relative_to(site).as_posix() + "/" for path in site.glob("insluiten/*/*/index.html")}
    assert there == lines.keys()
    assert {each.split("/")[1] for each in there} == {"grafiek", "maatregel"}


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 859, 860, 1000])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_is_as_high_as_was_said(
    browser: Browser, site: Path, lines: dict[str, tuple[str, int]], width: int, scheme: str
) -> None:
    """Nothing sticks out of it, on a phone or a desk, and its paper is that of what the reader's device asks for."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 400})  # type: ignore[arg-type]
    page = context.new_page()
    with served(site) as address:
        for path, (_, height) in lines.items():
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{address}{path}")
            assert page.evaluate(
                """() => { const e = document.documentElement, m = document.querySelector("main");
                return [e.scrollHeight - innerHeight, e.scrollWidth - innerWidth, m.scrollHeight - m.clientHeight]
                    .map(each => Math.max(each, 0)); }"""
            ) == [0, 0, 0], path
            paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
            assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}[scheme]
            scale = page.evaluate(
                """() => [...document.querySelectorAll("main svg[role=img]")].filter(e => e.getBoundingClientRect().height)
                .map(e => { const r = e.getBoundingClientRect(), v = e.viewBox.baseVal;
                    return Math.min(r.width / v.width, r.height / v.height); })"""
            )
            assert all(each > 0.7 for each in scale), (path, scale)
    context.close()


@pytest.mark.browser
@pytest.mark.proof
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("root", ["built_small", "built_hostile", "built_real"])
def test_no_frame_breaks_a_rule_of_axe(browser: Browser, root: str, dark: bool, request: pytest.FixtureRequest) -> None:
    """Every one of each dossier, on a phone: nothing is pushed aside, and nothing is asked for elsewhere."""
    site = request.getfixturevalue(root) / "site"
    frames = [f"{path.parent.relative_to(site).as_posix()}/" for path in sorted(site.glob("insluiten/*/*/index.html"))]
    assert len(frames) > 10
    with served(site) as address, visit(browser, address, frames[0], width="phone", dark=dark) as opened:
        for frame in frames:
            opened.go(address + frame)
            found = (*broken(opened.page), *overflow(opened), *opened.wrong())
            assert not found, frame


def sent(site: Path, path: str, *, joined: bool) -> str:
    """The policy that a host sends with a page: of rules that match all, or the last."""
    told = [
        value
        for pattern, each in header_rules(site)
        if fnmatchcase(path, pattern)
        for name, value in each
        if name == POLICY
    ]
    return ", ".join(told) if joined else told[-1]


@pytest.mark.parametrize("joined", [True, False], ids=["joined", "overridden"])
def test_only_these_pages_may_be_framed(site: Path, joined: bool) -> None:
    """On hosts that send every rule that matches and on those that send the last: and no page loses the rest of its policy."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        for address in {f"/{name}", f"/{name.removesuffix('index.html')}"}:
            policies = sent(site, address, joined=joined).split(", ")
            assert all(each.startswith("default-src 'none'; script-src 'self'") for each in policies)
            assert any(NOBODY in each for each in policies) is not is_embed(name), address


@pytest.mark.skipif(NGINX is None, reason="nginx is not on this machine")
def test_nginx_lets_only_these_pages_be_framed(site: Path, lines: dict[str, tuple[str, int]]) -> None:
    """It reads the file that the site has for it."""
    with hosted(site, "/", headers=True) as address:
        for path in (*lines, "", "maatregelen/een-kaartje/", "api/v1/index.json"):
            with urlopen(f"{address}{path}") as answer:
                policies = answer.headers.get_all(POLICY)
                assert len(policies) == 1
                assert (NOBODY in policies[0]) is not is_embed(path), path


def changed(name: str, old: str, new: str) -> tuple[str, str, str]:
    """A change of a page for a frame."""
    return f"insluiten/{name}/index.html", old, new


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            changed("maatregel/een-kaartje", "</ul>", "<li><p>Meer</p></li></ul>"),
            "wat hier van de maatregel staat, is niet wat het dossier zegt.",
        ),
        (
            changed("maatregel/een-kaartje", 'content="noindex"', 'content="all"'),
            "zoekmachines mogen deze pagina niet bewaren, en dat staat er anders (robots).",
        ),
        (
            changed("maatregel/een-kaartje", 'rel="canonical" href="', 'rel="canonical" href="https://elders.example/'),
            "deze pagina leidt niet naar haar bron, of naar meer dan één.",
        ),
        (
            changed("maatregel/een-kaartje", "/maatregelen/een-kaartje/", "/maatregelen/meer-veren/"),
            "deze pagina leidt niet naar die van de maatregel.",
        ),
        (
            changed("grafiek/routes", 'grafiek-routes"', 'grafiek-ponten"'),
            "deze pagina leidt niet naar een pagina waar de grafiek staat.",
        ),
        (
            changed("grafiek/routes", "</svg>", "<text>x</text></svg>"),
            "de beelden hierin zijn niet die van de pagina waar de grafiek staat.",
        ),
    ],
)
def test_a_frame_that_says_something_else_is_seen(
    site: Path, fiction: Dossier, tmp_path: Path, change: tuple[str, str, str], told: str
) -> None:
    """Another status, another picture, another place to lead to, or one that search engines would keep."""
    path, old, new = change
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    text = (copy / path).read_text("utf-8")
    assert old in text
    (copy / path).write_text(text.replace(old, new), "utf-8")
    seen = as_built(copy)
    assert [str(each) for each in in_order(looked_at(seen.pages(), Embeds(seen, Known(fiction, TODAY))))] == [
        f"{path}:1:1: {told}"
    ]
