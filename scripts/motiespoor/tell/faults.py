"""What went wrong with the machine and not with the data, in one sentence that says what to do."""

from __future__ import annotations

import errno
import os

from motiespoor.read.files import shown

_FULL = "de schijf is vol. Maak ruimte, en probeer het opnieuw"
_NO_RIGHTS = (
    "dat mag niet van deze computer. Geef uzelf het recht om daar te lezen en te schrijven, of werk in een eigen map"
)
_IN_THE_WAY = "daar staat iets in de weg: een bestand waar een map hoort, of andersom. Geef dat een andere naam"
_OTHER_DISK = "dat ligt op een andere schijf dan de rest. Zet de hele map van het dossier op één schijf"
_GONE = "dat is er niet, of niet meer. Kijk of het is weggehaald, en probeer het opnieuw"
_TOO_MANY = "er staan te veel bestanden open op deze computer. Sluit andere programma's, en probeer het opnieuw"

# By the number that the system gives (errno).
_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "u mag op deze schijf niet meer bewaren. Maak ruimte, en probeer het opnieuw",
    errno.EFBIG: "zo groot mag een bestand hier niet zijn. Verhoog die grens, of werk op een andere schijf",
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EROFS: "op deze schijf kan niets geschreven worden. Werk in een map waar dat wel kan",
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.ELOOP: "dat is een verwijzing (symbolic link). Haal haar weg",
    errno.ENOTEMPTY: "in die map wordt op dit moment geschreven. Wacht tot dat klaar is, en probeer het opnieuw",
    errno.EBUSY: "dat is in gebruik. Wacht tot dat voorbij is, en probeer het opnieuw",
    errno.EXDEV: _OTHER_DISK,
    errno.ENOENT: _GONE,
    errno.ENAMETOOLONG: "die naam is te lang. Kies een kortere, of werk in een map met een kortere naam",
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENOMEM: "er is te weinig geheugen. Sluit andere programma's, en probeer het opnieuw",
    errno.EAGAIN: "deze computer heeft het te druk. Sluit andere programma's, en probeer het opnieuw",
    errno.EIO: "de schijf geeft een fout. Probeer het opnieuw, op een andere schijf als het weer gebeurt",
}


def in_words(fault: OSError) -> str:
    """What a fault is and what to do, with the file it happened at; a fault that we raised ourselves is in Dutch already."""
    if fault.errno is None:
        return str(fault)
    known = _WORDS.get(
        fault.errno, f"de computer meldt fout {fault.errno} ({os.strerror(fault.errno)}). Probeer het opnieuw"
    )
    at = f"{shown(os.fsdecode(fault.filename))}: " if isinstance(fault.filename, str | bytes) else ""
    return f"{at}{known}."
