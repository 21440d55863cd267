#!/usr/bin/env bash
# Guess: the same graph written by rdflib as Turtle, as JSON-LD or as N-Triples holds the same figures.
# What happens: Turtle, TriG and N3 write a double with seven figures and no more. An amount of 1234567.89 becomes
#   1234568, and a coordinate 233883.131 of the Dutch grid moves three centimetres. N-Triples, RDF/XML and JSON-LD
#   keep every figure; so do decimals in Turtle. Nobody has to ask for a double: each number with a fraction in JSON-LD
#   is one.
# So: a catalogue or dataset offered in two formats differs between them, and the graph in Turtle is not the graph that
#   went in. Type figures as xsd:decimal, as text in JSON-LD, and read back what was written.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0

cat > look.py <<'PY'
import json

import rdflib

document = {
    "@context": {"@vocab": "https://voorbeeld.example/", "xsd": "http://www.w3.org/2001/XMLSchema#"},
    "@id": "urn:plein",
    "bedrag": 1234567.89,
    "x": 233883.131,
    "oppervlak": 538738.79,
    "uren": {"@value": "1234567.89", "@type": "xsd:decimal"},
}
print("rdflib", rdflib.__version__)
graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
for form in ("nt", "xml", "json-ld", "turtle", "trig", "n3"):
    back = rdflib.Dataset(default_union=True).parse(data=graph.serialize(format=form), format=form)
    found = {str(name).rsplit("/", 1)[1]: value for name, value in back.predicate_objects(rdflib.URIRef("urn:plein"))}
    print(form, *(f"{name}={found[name].value}" for name in sorted(found)))
PY
seen=$(venv/bin/python look.py 2>&1)
echo "$seen"
[ "$seen" = 'rdflib 7.6.0
nt bedrag=1234567.89 oppervlak=538738.79 uren=1234567.89 x=233883.131
xml bedrag=1234567.89 oppervlak=538738.79 uren=1234567.89 x=233883.131
json-ld bedrag=1234567.89 oppervlak=538738.79 uren=1234567.89 x=233883.131
turtle bedrag=1234568.0 oppervlak=538738.8 uren=1234567.89 x=233883.1
trig bedrag=1234568.0 oppervlak=538738.8 uren=1234567.89 x=233883.1
n3 bedrag=1234568.0 oppervlak=538738.8 uren=1234567.89 x=233883.1' ] || { echo "This behaves otherwise now."; exit 1; }
