"""Pages whose words are written by hand in content/."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from motiespoor import paths
from motiespoor.model.figure import RevisionCause, SeriesKind
from motiespoor.render.context import Context
from motiespoor.render.output import Output
from motiespoor.render.pages.series import series_view
from motiespoor.render.pages.values import breaks_told

METHOD = "methode.md"


def content_pages(context: Context) -> Iterator[Output]:
    """The pages of content/ as they are; the method goes on with what the data say about it."""
    dossier = context.dossier
    for name, text in sorted(dossier.pages.items()):
        title, _, rest = text.partition("\n")
        yield context.page(
            name.removesuffix(".md").removesuffix("/index"),
            "methode.md.jinja" if name == METHOD else "pagina.md.jinja",
            title=title.removeprefix("# ").strip(),
            description=_first_sentence(rest),
            source=f"{paths.CONTENT}/{name}",
            # Checked to be plain Markdown without HTML: the one place where an editor's Markdown is structure.
            tekst=Markup(text.strip()),
            statuslijst=dossier.statuses,
            methoden=dossier.methods,
            breuken=breaks_told(dossier.breaks),
            reeksen=context.series,
            standen=[series_view(context, each) for each in dossier.series if each.kind is SeriesKind.LEVEL]
            if name == METHOD
            else [],
            tegenspraken=dossier.contradictions,
            herzieningen=list(RevisionCause),
        )


def _first_sentence(text: str) -> str:
    """What the page is about, for search engines: its first line of text."""
    return next((line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
