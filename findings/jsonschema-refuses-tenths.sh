#!/usr/bin/env bash
# Guess: "multipleOf": 0.1 in a JSON Schema says that a share has one digit behind the comma, and validators agree on which
#   figures have that.
# What happens: of the 1,001 shares from 0 to 100 with one digit jsonschema for Python and ajv for JavaScript, much used
#   both, refuse 348: 0.3 and 0.7, but not 0.4 or 0.5. They divide one double by another and want a whole number.
#   fastjsonschema and the validator of Hyperjump take all 1,001. With 0.01 the first two refuse 1,363 of 10,001, the
#   others none. All four refuse 12.355, as they should.
# So: a publisher who tests with one of the others publishes what most readers of the schema refuse, and a test with 12.5
#   shows nothing. Write shares as whole numbers of tenths, or as text with a pattern; leave multipleOf to whole numbers.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jsonschema==4.26.0 fastjsonschema==2.22.3
npm install --silent --no-audit --no-fund --prefix "$lab" ajv@8.20.0 @hyperjump/json-schema@1.18.0 >/dev/null

cat > look.py <<'PY'
from importlib.metadata import version

import fastjsonschema
import jsonschema


def fast(schema):
    check = fastjsonschema.compile(schema)

    def valid(figure):
        try:
            check(figure)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return valid


for step, digits in ((0.1, 1), (0.01, 2)):
    schema = {"type": "number", "multipleOf": step}
    shares = [float(f"{count / 10**digits:.{digits}f}") for count in range(100 * 10**digits + 1)]
    ways = {"jsonschema": jsonschema.Draft202012Validator(schema).is_valid, "fastjsonschema": fast(schema)}
    for name, valid in ways.items():
        print(name, version(name), step, "refuses", sum(not valid(share) for share in shares), "of", len(shares))
        print("   of these", *(figure for figure in (0.3, 0.4, 0.5, 0.7, 12.5, 12.355) if not valid(figure)))
PY
cat > look.mjs <<'JS'
import { createRequire } from "node:module";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import Ajv from "ajv";
const version = (name) => createRequire(import.meta.url)(`./node_modules/${name}/package.json`).version;
for (const [step, digits] of [[0.1, 1], [0.01, 2]]) {
  const length = 100 * 10 ** digits + 1;
  const shares = Array.from({ length }, (_, count) => Number((count / 10 ** digits).toFixed(digits)));
  const schema = { type: "number", multipleOf: step };
  const $id = `https://voorbeeld.example/${digits}`;
  registerSchema({ $schema: "https://json-schema.org/draft/2020-12/schema", $id, ...schema });
  const hyperjump = await validate($id);
  const ajv = new Ajv().compile(schema);
  const ways = { ajv, "@hyperjump/json-schema": (share) => hyperjump(share).valid };
  for (const [name, valid] of Object.entries(ways)) {
    console.log(name, version(name), step, "refuses", shares.filter((share) => !valid(share)).length, "of", shares.length);
    console.log("   of these", ...[0.3, 0.4, 0.5, 0.7, 12.5, 12.355].filter((figure) => !valid(figure)));
  }
}
JS
seen=$(venv/bin/python look.py; node look.mjs)
echo "$seen"
[ "$seen" = 'jsonschema 4.26.0 0.1 refuses 348 of 1001
   of these 0.3 0.7 12.355
fastjsonschema 2.22.3 0.1 refuses 0 of 1001
   of these 12.355
jsonschema 4.26.0 0.01 refuses 1363 of 10001
   of these 12.355
fastjsonschema 2.22.3 0.01 refuses 0 of 10001
   of these 12.355
ajv 8.20.0 0.1 refuses 348 of 1001
   of these 0.3 0.7 12.355
@hyperjump/json-schema 1.18.0 0.1 refuses 0 of 1001
   of these 12.355
ajv 8.20.0 0.01 refuses 1363 of 10001
   of these 12.355
@hyperjump/json-schema 1.18.0 0.01 refuses 0 of 10001
   of these 12.355' ] || { echo "This behaves otherwise now."; exit 1; }
