#!/usr/bin/env bash
# Guess: in an OpenDocument letter on which a colleague worked with changes tracked, a reader takes the text as it shows: with
#   what was put in, without what was struck. At worst it takes both, each in its place.
# What happens: the format keeps what was struck at the head of the text, and odfpy gives that as paragraphs of the letter. The
#   sentence "Maatregel 6 gaat door", which was struck, opens the letter, and so does the struck figure 9, as a paragraph
#   of its own. The question of a colleague in the margin stands in the middle of the sentence, with name and time, and
#   once more as a paragraph. odfdo does the same in body.paragraphs; its get_formatted_text leaves out what was struck
#   and makes a note of the question. Pandoc reads what the letter shows.
# So: a measure that was dropped is read as promised, and a question as a statement. Take changes and comments out first
#   (accept them in the office program) or read with Pandoc; and look at the first lines of what was read.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3 pypandoc-binary==1.17

cat > write.py <<'PY'
import zipfile

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{short}="{NAMES}{short}:1.0"' for short in ("office", "text", "style"))
SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
WHO = "<dc:creator>Redactie</dc:creator><dc:date>2025-02-03T10:00:00</dc:date>"
INFO = f"<office:change-info>{WHO}</office:change-info>"


def struck(name: str, words: str) -> str:
    inner = f"<text:deletion>{INFO}{words}</text:deletion>"
    return f'<text:changed-region xml:id="{name}" text:id="{name}">{inner}</text:changed-region>'


CHANGES = struck("c1", "<text:p>9</text:p>") + struck("c2", "<text:p>Maatregel 6 gaat door.</text:p><text:p/>")
CHANGES += f'<text:changed-region xml:id="c3" text:id="c3"><text:insertion>{INFO}</text:insertion></text:changed-region>'
FIGURE = '<text:change text:change-id="c1"/><text:change-start text:change-id="c3"/>12<text:change-end text:change-id="c3"/>'
COMMENT = f"<office:annotation>{WHO}<text:p>Klopt dit?</text:p></office:annotation>"
TEXT = f"<text:tracked-changes>{CHANGES}</text:tracked-changes><text:p>Er komen {FIGURE}{COMMENT} pleinen.</text:p>"
TEXT += '<text:p><text:change text:change-id="c2"/>Dat is alles.</text:p>'
KIND = "application/vnd.oasis.opendocument.text"
ENTRIES = {"/": KIND, "content.xml": "text/xml", "styles.xml": "text/xml"}
LIST = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in ENTRIES.items())
FILES = {
    "mimetype": KIND,
    "META-INF/manifest.xml": f'<m:manifest xmlns:m="{NAMES}manifest:1.0" m:version="1.3">{LIST}</m:manifest>',
    "content.xml": f"<office:document-content {SPACES}><office:body><office:text>{TEXT}</office:text></office:body>"
    "</office:document-content>",
    "styles.xml": f"<office:document-styles {SPACES}><office:font-face-decls/><office:styles/>"
    "<office:automatic-styles/><office:master-styles/></office:document-styles>",
}
with zipfile.ZipFile("brief.odt", "w") as letter:
    for name, content in FILES.items():
        letter.writestr(name, content)
PY
cat > read.py <<'PY'
from importlib.metadata import version

import pypandoc
from odf import opendocument, teletype
from odf.text import P
from odfdo import Document


def show(name: str, lines: list[str]) -> None:
    print(name, *(line for line in lines if line), sep="\n   ")


show(f"odfpy {version('odfpy')}", [teletype.extractText(part) for part in opendocument.load("brief.odt").getElementsByType(P)])
letter = Document("brief.odt")
show(f"odfdo {version('odfdo')}, paragraphs", [" ".join(str(part).split()) for part in letter.body.paragraphs])
show("odfdo, formatted text", letter.get_formatted_text().splitlines())
show(f"pandoc {pypandoc.get_pandoc_version()}", pypandoc.convert_file("brief.odt", "plain").splitlines())
PY
seen=$(venv/bin/python write.py; venv/bin/python read.py)
echo "$seen"
[ "$seen" = 'odfpy 1.4.1
   9
   Maatregel 6 gaat door.
   Er komen 12Redactie2025-02-03T10:00:00Klopt dit? pleinen.
   Klopt dit?
   Dat is alles.
odfdo 3.27.3, paragraphs
   9
   Maatregel 6 gaat door.
   Er komen 12Klopt dit? Redactie 2025-02-03 10:00:00 pleinen.
   Klopt dit?
   Dat is alles.
odfdo, formatted text
   Er komen 12[*] pleinen.
   ----
   [*] Klopt dit?
   Dat is alles.
pandoc 3.9
   Er komen 12 pleinen.
   Dat is alles.' ] || { echo "This behaves otherwise now."; exit 1; }
