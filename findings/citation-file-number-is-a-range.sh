#!/usr/bin/env bash
# Guess: the number of a paper of the Dutch parliament, 31490-347 (file, and place in it), stands in a citation as it stands
#   in the data; and CSL's mark for a hyphen that belongs there, \-, settles any doubt.
# What happens: citation-js, Pandoc and citeproc-py take it for the numbers 31490 to 347. They write "nos." instead of "no.",
#   and a dash where the hyphen was, so that who searches for the number as it is cited looks for something else. The mark
#   is right in citation-js only; the other two print the backslash, with a dash behind it. Told that the language is
#   Dutch, citation-js keeps the hyphen and still says "nos.". "31490/347" and "31490, nr. 347" are each right in two of
#   the three, and not in the same two.
# So: no way tried of writing it into the field for numbers comes out right everywhere. Put it into the title, which nobody
#   takes apart, and look at the citation in the tool that readers have.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 citeproc-py==0.11.1
npm install --silent --no-audit --no-fund --prefix "$lab" @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 >/dev/null

cat > short.csl <<'CSL'
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info>
    <title>Short</title>
    <id>https://voorbeeld.example/short</id>
    <updated>2025-01-01T00:00:00+00:00</updated>
  </info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout>
      <group delimiter=" ">
        <text variable="title"/>
        <group delimiter=" "><label variable="number" form="short"/><number variable="number"/></group>
      </group>
    </layout>
  </bibliography>
</style>
CSL
cat > papers.json <<'JSON'
[
  {"id": "a", "type": "report", "title": "Brief", "number": "31490-347"},
  {"id": "b", "type": "report", "title": "Brief", "number": "31490\\-347"},
  {"id": "c", "type": "report", "title": "Brief", "number": "31490/347"},
  {"id": "d", "type": "report", "title": "Brief", "number": "31490, nr. 347"},
  {"id": "e", "type": "report", "title": "Brief (31490-347)"}
]
JSON
cat > look.py <<'PY'
import json
from importlib.metadata import version

import pypandoc
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

options = ["--citeproc", "--bibliography=papers.json", "--csl=short.csl"]
text = pypandoc.convert_text("@a @b @c @d @e", "plain", format="markdown", extra_args=options)
print(f"pandoc {pypandoc.get_pandoc_version()}", *text.split("\n\n")[1:], sep="\n   ", end="")
papers = json.load(open("papers.json", encoding="utf-8"))
style = CitationStylesStyle("short.csl", validate=False)
cited = CitationStylesBibliography(style, CiteProcJSON(papers), formatter.plain)
for paper in papers:
    cited.register(Citation([CitationItem(paper["id"])]))
print(f"citeproc-py {version('citeproc-py')}", *map(str, cited.bibliography()), sep="\n   ")
PY
cat > look.js <<'JS'
const fs = require("fs");
const { Cite, plugins, version } = require("@citation-js/core");
require("@citation-js/plugin-csl");
plugins.config.get("@csl").styles.add("short", fs.readFileSync("short.csl", "utf8"));
const papers = new Cite(JSON.parse(fs.readFileSync("papers.json", "utf8")));
for (const lang of ["en-US", "nl-NL"]) {
  const text = papers.format("bibliography", { template: "short", lang }).trim();
  console.log(`citation-js ${version} ${lang}\n   ${text.split("\n").join("\n   ")}`);
}
JS
seen=$(venv/bin/python look.py 2>/dev/null; node look.js)
echo "$seen"
[ "$seen" = 'pandoc 3.9
   Brief nos. 31490–347
   Brief no. 31490\–347
   Brief no. 31490/347
   Brief nos. 31490, nr. 347
   Brief (31490-347)
citeproc-py 0.11.1
   Brief nos. 31490–347
   Brief nos. 31490\–347
   Brief nos. 31490/347
   Brief no. 31490, nr. 347
   Brief (31490-347)
citation-js 0.8.2 en-US
   Brief nos. 31490–347
   Brief no. 31490-347
   Brief no. 31490/347
   Brief no. 31490, nr. 347
   Brief (31490-347)
citation-js 0.8.2 nl-NL
   Brief nos. 31490-347
   Brief no. 31490-347
   Brief no. 31490/347
   Brief no. 31490, nr. 347
   Brief (31490-347)' ] || { echo "This behaves otherwise now."; exit 1; }
