#!/usr/bin/env bash
# Guess: a CITATION.cff that names a ministry as an organisation (`name`, not `family-names`) gives a citation by that
#   ministry, whichever way it travels.
# What happens: cffconvert writes the name into BibTeX as it writes a person's, without braces. BibTeX then reads
#   "van", "der", "voor de" as the prefix of a surname and a comma as its end: "Centraal Bureau voor de Statistiek" is
#   cited as "voor de Statistiek, C. B.", and a ministry with commas in its name turns into "Voedselzekerheid en
#   Natuur Ministerie van Landbouw, Visserij". Its codemeta and schema.org call the ministry a Person.
# So: who publishes data of a government offers BibTeX of their own with the name in double braces, and looks at
#   the citation rather than at the file.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cffconvert==2.0.0 pybtex==0.26.1
npm install --silent --no-audit --no-fund --prefix "$lab" @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 \
  @citation-js/plugin-csl@0.8.2 >/dev/null

for name in "Centraal Bureau voor de Statistiek" "Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur"; do
  cat > CITATION.cff <<CFF
cff-version: 1.2.0
message: Noem dit zo.
title: Banen per provincie
type: dataset
date-released: 2025-09-01
authors:
  - name: "$name"
CFF
  venv/bin/cffconvert --validate > /dev/null
  venv/bin/cffconvert -f bibtex > data.bib
  grep author data.bib
  venv/bin/cffconvert -f codemeta | grep -o '"@type": "[A-Z][a-z]*"' | tail -1
  venv/bin/python - <<'PY'
from pybtex.database import parse_file
from pybtex.plugin import find_plugin

entries = find_plugin("pybtex.style.formatting", "plain")().format_bibliography(parse_file("data.bib"))
print("pybtex:", *(each.text.render(find_plugin("pybtex.backends", "text")()) for each in entries))
PY
  node -e '
    const { Cite } = require("@citation-js/core");
    require("@citation-js/plugin-bibtex"); require("@citation-js/plugin-csl");
    const cited = new Cite(require("fs").readFileSync("data.bib", "utf8"));
    console.log("citation-js:", cited.format("bibliography", { template: "apa", lang: "en-US" }).trim());'
done > seen.txt
cat seen.txt
diff seen.txt - <<'SEEN' || { echo "This behaves otherwise now."; exit 1; }
author = {Centraal Bureau voor de Statistiek},
"@type": "Person"
pybtex: Centraal Bureau voor de Statistiek. Banen per provincie. 9 2025.
citation-js: voor de Statistiek, C. B. (2025, September). Banen per provincie.
author = {Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur},
"@type": "Person"
pybtex: Voedselzekerheid en Natuur Ministerie van Landbouw, Visserij. Banen per provincie. 9 2025.
citation-js: Ministerie van Landbouw, V. en N., Visserij. (2025, September). Banen per provincie.
SEEN
