#!/usr/bin/env bash
# Guess: rdflib writes the same graph to the same bytes, in Turtle and in JSON-LD, all the more with `sort_keys=True`.
# What happens: Turtle does. The JSON-LD of a catalogue with three datasets and three keywords comes out in one of
#   several orders, and which one hangs on Python's random hashing of texts: on PYTHONHASHSEED, which is another in every
#   process. `sort_keys` sorts the keys of objects, not the values of a property.
# So: a catalogue in JSON-LD that is compared with the published one, or has a hash in a manifest, changes at every
#   build without a change of the data. Sort the lists yourself after writing, or compare graphs and not bytes.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0

cat > write.py <<'PY'
import sys

import rdflib

graph = rdflib.Graph().parse(
    format="turtle",
    data="""@prefix dcat: <http://www.w3.org/ns/dcat#> .
    <urn:catalogus> dcat:dataset <urn:cijfers>, <urn:maatregelen>, <urn:ronden> .
    <urn:cijfers> dcat:keyword "fte", "banen", "spreiding" .""",
)
options = {"sort_keys": True} if sys.argv[1] == "json-ld" else {}
print(graph.serialize(format=sys.argv[1], **options))
PY
written() { for seed in $(seq 1 20); do PYTHONHASHSEED=$seed venv/bin/python write.py "$1" | sha256sum; done | sort -u | wc -l; }
turtle=$(written turtle)
jsonld=$(written json-ld)
venv/bin/python -c 'import rdflib; print("rdflib", rdflib.__version__)'
echo "of 20 processes: $turtle text in Turtle, $jsonld different texts in JSON-LD"
[ "$turtle" -eq 1 ] && [ "$jsonld" -gt 1 ] || { echo "This behaves otherwise now."; exit 1; }
