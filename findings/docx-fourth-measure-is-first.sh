#!/usr/bin/env bash
# Guess: the numbers that Word sets before the items of a list are not in the text, so a reader that knows lists counts them as
#   Word does, and one that does not gives none.
# What happens: in a letter with measures 1 and 2, a sentence, measure 3, a sentence and measure 4 (told in the file to start at
#   4) four readers give four counts. mammoth, on which others are built, begins anew behind each sentence: 1, 2, 1, 1.
#   docx2python goes on and does not see the start: 1, 2, 3, 1. docx2txt gives no numbers. Pandoc gives all four. The word that
#   is part of the number ("Maatregel 4.") is in none of them.
# So: "1." in what was read may be measure 1, 3 or 4. Quote measures by their words, not by their number, and
#   check numbers against a print; who writes a letter types the number of a measure into its sentence.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1 docx2txt==0.9 pypandoc-binary==1.17

cat > write.py <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

letter = docx.Document()
lists = letter.part.numbering_part.element
lists.insert(
    0,
    parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Maatregel %1."/><w:lvlJc w:val="left"/></w:lvl>'
        "</w:abstractNum>"
    ),
)
START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
for number, start in ((90, ""), (91, START)):
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{start}</w:num>'))


def item(text: str, number: int) -> None:
    place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    letter.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(place))


item("Meer banen.", 90)
item("Meer plekken.", 90)
letter.add_paragraph("Voor pleinen geldt:")
item("Meer pleinen.", 90)
letter.add_paragraph("Voor wegen geldt:")
item("Meer wegen.", 91)
letter.save("brief.docx")
PY
cat > read.py <<'PY'
from importlib.metadata import version

import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python


def show(name: str, text: str) -> None:
    print(name + ":", " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip()))


with open("brief.docx", "rb") as letter:
    show(f"mammoth {version('mammoth')}", mammoth.convert_to_markdown(letter).value.replace("\\", ""))
with docx2python("brief.docx") as letter:
    show(f"docx2python {version('docx2python')}", letter.text)
show(f"docx2txt {version('docx2txt')}", docx2txt.process("brief.docx"))
show(f"pandoc {pypandoc.get_pandoc_version()}", pypandoc.convert_file("brief.docx", "plain"))
PY
seen=$(venv/bin/python write.py; venv/bin/python read.py)
echo "$seen"
[ "$seen" = 'mammoth 1.13.0: 1. Meer banen. / 2. Meer plekken. / Voor pleinen geldt: / 1. Meer pleinen. / Voor wegen geldt: / 1. Meer wegen.
docx2python 3.7.1: 1) Meer banen. / 2) Meer plekken. / Voor pleinen geldt: / 3) Meer pleinen. / Voor wegen geldt: / 1) Meer wegen.
docx2txt 0.9: Meer banen. / Meer plekken. / Voor pleinen geldt: / Meer pleinen. / Voor wegen geldt: / Meer wegen.
pandoc 3.9: 1. Meer banen. / 2. Meer plekken. / Voor pleinen geldt: / 3. Meer pleinen. / Voor wegen geldt: / 4. Meer wegen.' ] || { echo "This behaves otherwise now."; exit 1; }
