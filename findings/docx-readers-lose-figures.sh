#!/usr/bin/env bash
# Guess: the four libraries that people use to take the text out of a Word letter differ in layout, not in words.
# What happens: four readers give four letters. python-docx leaves out what stands in a content control (the fields
#   of a house-style template), so a day of counting is gone, and what a colleague inserted with changes tracked: the
#   new figure. It and mammoth leave out the number of a cross-reference. docx2txt and docx2python drop the
#   hyphen that does not break, so 10-15 becomes 1015. A sign out of a font of symbols ("at least 25") is lost by two
#   and turned into a superscript 3 by one. Only one of the six sentences is the same in all four. No reader says
#   that it left something out.
# So: check figures and quotations against a print of the letter, or read it with two libraries and compare; and who
#   publishes letters publishes the PDF or HTML too.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1

cat > look.py <<'PY'
import html
import re

import docx2txt
import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

TRACKED = 'w:author="A" w:date="2025-05-01T00:00:00Z"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


PARAGRAPHS = (
    run("Het waren zeven pleinen."),
    run("Nu zijn er ")
    + f'<w:del w:id="1" {TRACKED}><w:r><w:delText>zeven</w:delText></w:r></w:del>'
    + f'<w:ins w:id="2" {TRACKED}>{run("acht")}</w:ins>'
    + run(" pleinen."),
    run("Geteld op ") + f"<w:sdt><w:sdtContent>{run('1 september 2025')}</w:sdtContent></w:sdt>" + run("."),
    run("Zie tabel ") + f'<w:fldSimple w:instr=" REF tabel ">{run("3")}</w:fldSimple>' + run("."),
    run("Er komen 10") + "<w:r><w:noBreakHyphen/></w:r>" + run("15 plekken."),
    run("Dat zijn ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("25 banen."),
)

letter = Document()
for at, paragraph in enumerate(PARAGRAPHS):
    letter.element.body.insert(at, parse_xml(f"<w:p {nsdecls('w')}>{paragraph}</w:p>"))
letter.save("brief.docx")


def plain(text: str) -> list[str]:
    bare = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u2011", "-")
    return [" ".join(line.split()) for line in bare.splitlines() if line.strip()]


with open("brief.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
found = {
    "python-docx": plain("\n".join(each.text for each in Document("brief.docx").paragraphs)),
    "mammoth": plain(by_mammoth),
    "docx2txt": plain(docx2txt.process("brief.docx")),
    "docx2python": plain(docx2python("brief.docx").text),
}
for name, lines in found.items():
    print(name, *lines, sep="\n  ")

same = "Het waren zeven pleinen."
seen = {
    "python-docx": [same, "Nu zijn er pleinen.", "Geteld op .", "Zie tabel .", "Er komen 10-15 plekken.", "Dat zijn 25 banen."],
    "mammoth": [same, "Nu zijn er acht pleinen.", "Geteld op 1 september 2025.", "Zie tabel .", "Er komen 10-15 plekken.", "Dat zijn ≥25 banen."],
    "docx2txt": [same, "Nu zijn er acht pleinen.", "Geteld op 1 september 2025.", "Zie tabel 3.", "Er komen 1015 plekken.", "Dat zijn 25 banen."],
    "docx2python": [same, "Nu zijn er acht pleinen.", "Geteld op 1 september 2025.", "Zie tabel 3.", "Er komen 1015 plekken.", "Dat zijn ³25 banen."],
}
if found != seen:
    raise SystemExit("This behaves otherwise now.")
PY
venv/bin/python look.py
