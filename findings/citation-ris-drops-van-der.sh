#!/usr/bin/env bash
# Guess: a citation in which the prefix of a Dutch name has its own field, as CSL wants it ("van der" beside "Berg"), has
#   the whole name in each form that it is exported to.
# What happens: citation-js leaves the prefix out of RIS, the form that Zotero, EndNote and Mendeley take: "Berg, Jan", also
#   when it reads that back. Its BibTeX and its list of references have the prefix, so that a look at the page shows
#   nothing. Written as part of the family name the prefix is in all three.
# So: who offers "cite this" looks at every form of it, with a name that has a prefix. Until it is mended: put the prefix
#   into the family name before writing RIS.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 \
  @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2 >/dev/null

cat > cite.js <<'JS'
const { Cite } = require("@citation-js/core");
for (const name of ["ris", "bibtex", "csl"]) require(`@citation-js/plugin-${name}`);
for (const author of [
  { family: "Berg", "non-dropping-particle": "van der", given: "Jan" },
  { family: "Hof", "non-dropping-particle": "in 't", given: "An" },
  { family: "van der Berg", given: "Jan" },
]) {
  const made = new Cite([{ id: "motie", type: "report", title: "Motie", author: [author], issued: { "date-parts": [[2025]] } }]);
  const ris = made.format("ris");
  console.log(made.format("bibliography", { template: "apa", lang: "nl-NL" }).trim());
  console.log("   " + made.format("bibtex").match(/author = .*/)[0]);
  console.log("   " + ris.match(/AU {2}- .*/)[0]);
  console.log("   read back " + JSON.stringify(new Cite(ris).data[0].author));
}
JS
seen=$(node cite.js)
echo "$seen"
[ "$seen" = "van der Berg, J. (2025). Motie.
   author = {van der Berg, Jan},
   AU  - Berg, Jan
   read back [{\"family\":\"Berg\",\"given\":\"Jan\"}]
in ’t Hof, A. (2025). Motie.
   author = {in 't Hof, An},
   AU  - Hof, An
   read back [{\"family\":\"Hof\",\"given\":\"An\"}]
van der Berg, J. (2025). Motie.
   author = {van der Berg, Jan},
   AU  - van der Berg, Jan
   read back [{\"family\":\"van der Berg\",\"given\":\"Jan\"}]" ] || { echo "This behaves otherwise now."; exit 1; }
