#!/usr/bin/env bash
# Guess: a SPARQL filter "issued on or after 2025-01-01" over a catalogue gives datasets of 2025 and later. DCAT
#   allows an issue date as a year, a month, a day or a moment; what cannot be compared is left out, as SPARQL says.
# What happens: rdflib falls back on an order of types, then of texts. A dataset issued in the year 2019
#   (xsd:gYear) is "after" 1 January 2025, and so is a plain text "eind 2019". Oxigraph leaves both out.
# So: a harvester's filter on dates gives old datasets as new. Give every date in a catalogue the type xsd:date.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13

cat > catalogue.ttl <<'TTL'
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://voorbeeld.example/> .
:dag-2019 dct:issued "2019-06-30"^^xsd:date .
:jaar-2019 dct:issued "2019"^^xsd:gYear .
:maand-2019 dct:issued "2019-06"^^xsd:gYearMonth .
:tekst-2019 dct:issued "eind 2019" .
:dag-2026 dct:issued "2026-06-30"^^xsd:date .
TTL

seen=$(venv/bin/python - <<'PY'
import pyoxigraph, rdflib
print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
ask = """PREFIX dct: <http://purl.org/dc/terms/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?set { ?set dct:issued ?day FILTER(?day >= "2025-01-01"^^xsd:date) }"""
graph = rdflib.Graph().parse("catalogue.ttl", format="turtle")
print("rdflib:", *sorted(str(set_).rsplit("/", 1)[1] for (set_,) in graph.query(ask)))
store = pyoxigraph.Store()
store.load(path="catalogue.ttl", format=pyoxigraph.RdfFormat.TURTLE)
print("oxigraph:", *sorted(row["set"].value.rsplit("/", 1)[1] for row in store.query(ask)))
PY
)
echo "$seen"
[ "$seen" = "rdflib 7.6.0 pyoxigraph 0.5.13
rdflib: dag-2026 jaar-2019 maand-2019 tekst-2019
oxigraph: dag-2026" ] || { echo "This has changed."; exit 1; }
