#!/usr/bin/env bash
# Guess: PyMuPDF's search in a letter to parliament finds what one reads in it, also over the end of a line.
# What happens: where a line ends in a hyphen the search drops it, also one that belongs there. "2024-2025" over two
#   lines is not found, and 20242025 is, which nobody wrote; so with Noord-Holland, file number 31490-347 and
#   "10-15 plekken", which counts as 1015. On one line the years are found. Text taken with the dehyphenating flag
#   reads that way too; the plain text of a page keeps hyphens and line ends.
# So: "the letter does not say this" may only mean that a line ended there. Check a quotation against the plain
#   text, with each line end tried both ways.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pymupdf==2.0 fpdf2==2.8.9

cat > letter.py <<'PY'
import fpdf, pymupdf

print("pymupdf", pymupdf.__version__)
letter = fpdf.FPDF()
letter.set_font("helvetica", size=11)
for lines in (
    ("In Noord-", "Holland kwamen in 2024-", "2025 volgens brief 31490-", "347 tussen 10-", "15 rijks-", "plekken."),
    ("In de jaren 2024-2025 kwamen", "er plekken."),
):
    letter.add_page()
    for line in lines:
        letter.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
letter.output("letter.pdf")
broken, whole = pymupdf.open("letter.pdf")
for said, unsaid in (
    ("2024-2025", "20242025"),
    ("31490-347", "31490347"),
    ("10-15", "1015"),
    ("Noord-Holland", "NoordHolland"),
):
    print(f"{said}: {bool(broken.search_for(said))}, {unsaid}: {bool(broken.search_for(unsaid))}")
print("on one line, 2024-2025:", bool(whole.search_for("2024-2025")))
print(broken.get_text(flags=pymupdf.TEXTFLAGS_TEXT | pymupdf.TEXT_DEHYPHENATE).strip())
print(broken.get_text().strip().replace("\n", "|"))
PY
seen=$(venv/bin/python letter.py)
echo "$seen"
[ "$seen" = "pymupdf 2.0
2024-2025: False, 20242025: True
31490-347: False, 31490347: True
10-15: False, 1015: True
Noord-Holland: False, NoordHolland: True
on one line, 2024-2025: True
In NoordHolland kwamen in 20242025 volgens brief 31490347 tussen 1015 rijksplekken.
In Noord-|Holland kwamen in 2024-|2025 volgens brief 31490-|347 tussen 10-|15 rijks-|plekken." ] || { echo "This has changed."; exit 1; }
