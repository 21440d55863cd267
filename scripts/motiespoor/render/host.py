"""Files that the host of a site and its visitors look for in one fixed place, and nobody finds by a link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from motiespoor import paths
from motiespoor.model.figure import YesNo
from motiespoor.model.publication import Publication, Security
from motiespoor.render.output import Output
from motiespoor.render.permanent import full_address

SECURITY = ".well-known/security.txt"
# GitHub Pages, from a branch: publish the files as they are, those that begin with _ or a dot too.
_NO_JEKYLL = ".nojekyll"

NAMES = (_NO_JEKYLL, "CNAME", "robots.txt", SECURITY)


def host_files(publication: Publication) -> Iterator[Output]:
    """All of them. In a folder of a host nobody looks for what is about the host as a whole."""
    source = paths.PUBLICATION
    yield Output(path=_NO_JEKYLL, content="", source=source)
    if not publication.at_root:
        return
    sitemap = full_address(publication, "sitemap.xml")
    yield Output(path="robots.txt", content=f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n", source=source)
    if publication.cname is YesNo.YES:
        yield Output(path="CNAME", content=f"{urlsplit(publication.url).hostname}\n", source=source)
    if publication.security is not None:
        yield Output(path=SECURITY, content=_security(publication, publication.security), source=source)


def _security(publication: Publication, told: Security) -> str:
    """Where to report that the site is not safe, in the lines of RFC 9116."""
    reached = told.contact if told.contact.startswith("https://") else f"mailto:{told.contact}"
    return (
        f"Contact: {reached}\n"
        f"Expires: {told.expires.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: nl, en\n"
        f"Canonical: {full_address(publication, SECURITY)}\n"
    )
