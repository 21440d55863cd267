#!/usr/bin/env bash
# Guess: num2words(1250, lang="nl", to="currency"), an amount in words as a letter or a page for the ear has it, says 1250
#   euros, whatever way the number came in.
# What happens: a whole number is taken for cents, and every other kind for euros. From JSON the amounts 1250 and 1250.5 come
#   as an int and a float, so that the first is "twaalf euro, vijftig cent" and the second 1250 euros and 50 cents. "1250" as
#   a text and Decimal("1250") are euros. English, German and French do the same; for a plain number (no currency) all
#   kinds agree.
# So: in a list of amounts just the round ones are a hundred times too small, and the words look like words. Hand over
#   Decimals or texts, never an int, and read one round amount aloud.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14

cat > words.py <<'PY'
import json
from decimal import Decimal
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
amounts = [*json.loads('[1250, 1250.0, 1250.5, -1250]'), "1250", Decimal("1250")]
for amount in amounts:
    print(f"{amount!r}: {num2words(amount, lang='nl', to='currency', currency='EUR')} | {num2words(amount, lang='nl')}")
for language in ("en", "de", "fr"):
    print(language, *(num2words(amount, lang=language, to="currency", currency="EUR") for amount in amounts[:2]), sep=" | ")
PY
seen=$(venv/bin/python words.py)
echo "$seen"
[ "$seen" = 'num2words 0.5.14
1250: twaalf euro, vijftig cent | duizendtweehonderdvijftig
1250.0: duizendtweehonderdvijftig euro, nul cent | duizendtweehonderdvijftig
1250.5: duizendtweehonderdvijftig euro, vijftig cent | duizendtweehonderdvijftig komma vijf
-1250: min twaalf euro, vijftig cent | min duizendtweehonderdvijftig
'\''1250'\'': duizendtweehonderdvijftig euro, nul cent | duizendtweehonderdvijftig
Decimal('\''1250'\''): duizendtweehonderdvijftig euro, nul cent | duizendtweehonderdvijftig
en | twelve euro, fifty cents | one thousand, two hundred and fifty euro, zero cents
de | zwölf Euro und fünfzig Cent | eintausendzweihundertfünfzig Euro und null Cent
fr | douze euros et cinquante centimes | mille deux cent cinquante euros et zéro centimes' ] || { echo "This behaves otherwise now."; exit 1; }
