#!/usr/bin/env bash
# Guess: what turns a name into the part of an address (a slug) or of a key writes IJsselmeer as ijsselmeer: there is no
#   space in it, nothing to take away and nothing to cut.
# What happens: many cut behind the I, because they take a capital before a small letter for the head of a new word, as in
#   XMLFile: i-jsselmeer, i_jsselmeer, and as a heading "I Jsselmeer". In Dutch IJ at the head of a name is one letter, and
#   both halves are capitals. So do @sindresorhus/slugify (with locale nl too), change-case and lodash for JavaScript and
#   inflection for Python; slugify, github-slugger and python-slugify do not. Only names such as IJmuiden or IJsselstein
#   are hit; a trial with others shows nothing.
# So: addresses that two tools make for one place differ, and a link from one to the other leads nowhere. Take the address
#   from a code (GM0353) or write it into the data; else `decamelize: false`, or small letters first.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inflection==0.5.1 python-slugify==9.2.0
npm install --silent --no-audit --no-fund --prefix "$lab" @sindresorhus/slugify@3.0.1 slugify@1.6.9 \
  github-slugger@2.0.0 change-case@5.4.4 lodash@4.18.1 >/dev/null

cat > look.mjs <<'JS'
import strict from "@sindresorhus/slugify";
import { capitalCase, kebabCase } from "change-case";
import { slug } from "github-slugger";
import lodash from "lodash";
import slugify from "slugify";
const ways = {
  "@sindresorhus/slugify": (name) => strict(name, { locale: "nl" }),
  "  decamelize: false": (name) => strict(name, { locale: "nl", decamelize: false }),
  "change-case kebabCase": kebabCase,
  "change-case capitalCase": capitalCase,
  "lodash kebabCase": lodash.kebabCase,
  "lodash startCase": lodash.startCase,
  "slugify": (name) => slugify(name, { lower: true, locale: "nl" }),
  "github-slugger": (name) => slug(name),
};
for (const [way, make] of Object.entries(ways)) console.log(`${way}: ${["IJsselmeer", "IJmuiden", "Zeeland"].map(make).join(", ")}`);
JS
cat > look.py <<'PY'
import inflection
from slugify import slugify

for make in (inflection.underscore, inflection.titleize, slugify):
    print(f"{make.__module__.partition('.')[0]} {make.__name__}:", ", ".join(map(make, ("IJsselmeer", "IJmuiden", "Zeeland"))))
PY
seen=$(node look.mjs; venv/bin/python look.py)
echo "$seen"
[ "$seen" = '@sindresorhus/slugify: i-jsselmeer, i-jmuiden, zeeland
  decamelize: false: ijsselmeer, ijmuiden, zeeland
change-case kebabCase: i-jsselmeer, i-jmuiden, zeeland
change-case capitalCase: I Jsselmeer, I Jmuiden, Zeeland
lodash kebabCase: i-jsselmeer, i-jmuiden, zeeland
lodash startCase: I Jsselmeer, I Jmuiden, Zeeland
slugify: ijsselmeer, ijmuiden, zeeland
github-slugger: ijsselmeer, ijmuiden, zeeland
inflection underscore: i_jsselmeer, i_jmuiden, zeeland
inflection titleize: I Jsselmeer, I Jmuiden, Zeeland
slugify slugify: ijsselmeer, ijmuiden, zeeland' ] || { echo "This behaves otherwise now."; exit 1; }
