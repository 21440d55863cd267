#!/usr/bin/env bash
# Guess: one JSON-LD document, one SHACL shape and one validator give one verdict; a percentage 12.0 passes where
#   12.5 does.
# What happens: the verdict hangs on who reads the JSON, and on whether a figure happens to be round. By the letter
#   of JSON-LD a number without a fraction is an integer: PyLD makes 12.5 a double and 12.0 an integer, so that a
#   shape that asks for doubles refuses the round one; rdflib keeps both doubles and all is well. With a context
#   that says decimal it is the other way round: PyLD passes, and both figures fail when rdflib reads them.
# So: write a figure as text with the type decimal ("12.0"), or let the context say double; on those all agree.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyld==3.3.0 pyshacl==0.40.1

cat > validate.py <<'PY'
import json
from importlib.metadata import version
import pyshacl, rdflib
from pyld import jsonld

BASE, XSD = "https://voorbeeld.example/", "http://www.w3.org/2001/XMLSchema#"

def verdict(graph, datatype):
    shape = f"""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <{BASE}> .
    :shape a sh:NodeShape; sh:targetClass :Meting; sh:property [sh:path :aandeel; sh:datatype <{XSD}{datatype}>] ."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=shape, format="turtle"))
    refused = sorted(node.removeprefix(BASE) for node in report.objects(None, rdflib.SH.focusNode))
    return "refused " + " ".join(refused) if refused else "valid"

print(*(f"{name} {version(name)}" for name in ("rdflib", "pyld", "pyshacl")))
for said, datatype, figures in (
    ("numbers, no type", "double", (12.5, 12.0)),
    ("numbers, decimal", "decimal", (12.5, 12.0)),
    ("numbers, double", "double", (12.5, 12.0)),
    ("texts, decimal", "decimal", ("12.5", "12.0")),
):
    typed = {} if said.endswith("no type") else {"@type": XSD + datatype}
    rows = [
        {"@id": BASE + name, "@type": "Meting", "aandeel": figure}
        for name, figure in zip(("gebroken", "rond"), figures, strict=True)
    ]
    document = {"@context": {"@vocab": BASE, "aandeel": {"@id": BASE + "aandeel", **typed}}, "@graph": rows}
    by_rdflib = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    lines = jsonld.to_rdf(json.loads(json.dumps(document)), {"format": "application/n-quads"})
    by_pyld = rdflib.Graph().parse(data=lines, format="nt")
    print(f"{said}: rdflib {verdict(by_rdflib, datatype)}; PyLD {verdict(by_pyld, datatype)}")
PY
seen=$(venv/bin/python validate.py)
echo "$seen"
[ "$seen" = "rdflib 7.6.0 pyld 3.3.0 pyshacl 0.40.1
numbers, no type: rdflib valid; PyLD refused rond
numbers, decimal: rdflib refused gebroken rond; PyLD valid
numbers, double: rdflib valid; PyLD valid
texts, decimal: rdflib valid; PyLD valid" ] || { echo "This has changed."; exit 1; }
