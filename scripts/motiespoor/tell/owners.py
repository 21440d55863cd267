"""Who is asked on GitHub to look at a change, from the owners in the data."""

from __future__ import annotations

from motiespoor import paths
from motiespoor.derive.rows import rows
from motiespoor.model.dossier import Dossier

CODEOWNERS = ".github/CODEOWNERS"


def codeowners(dossier: Dossier) -> str:
    """The text of CODEOWNERS: for each measure its own file, and its rows in the rounds.

    Whatever has no owner is the first role's, the program and the workflows too: of the lines that fit, the last one
    counts, so that nothing that comes later is forgotten.
    """
    handles = {each.id: each.handle for each in dossier.roles}
    lines = [
        f"# Gemaakt met: motiespoor eigenaren > {CODEOWNERS}",
        f"# Uit `eigenaar` in {paths.MEASURES}/ en `github` in {paths.ROLES}. Verander het daar.",
    ]
    if first := next(filter(None, handles.values()), None):
        lines.append(
            "# Al het andere, van de sloten, de bronnen en de cijfers tot het thema, het programma en de workflows."
        )
        lines.append(f"* {first}")
    for measure in dossier.measures:
        if handle := handles.get(measure.owner):
            lines.append(f"/{paths.MEASURES}/{measure.number}.yaml {handle}")
            lines.append(f"/{paths.ROUNDS}/*/{measure.number}.yaml {handle}")
    lines += (
        f"/{paths.ROUNDS}/{name}/{row.number}.yaml {handle}"
        for name, own in rows(dossier).items()
        for row in own.values()
        if row.number != row.measure.number and (handle := handles.get(row.measure.owner))
    )
    return "".join(f"{line}\n" for line in lines)
