#!/usr/bin/env bash
# Guess: MiniJinja, by the author of Jinja2, renders a Jinja2 template to the same text; where they differ a filter is missing,
#   which gives an error.
# What happens: where a figure was read as text, as from a CSV, Jinja2 stops at "5" > 10 with an error. MiniJinja compares
#   kinds first: any text is greater than any number. A place with 5 jobs has more than 10, a list sorted by jobs has the
#   row with a number first and "12" before "5" behind it, and max gives "5". Decimals from Python are doubles to it: an
#   amount of 12.50 is shown as 12.5, 3 as 3.0, and 1234567890123456.78 ends in .8.
# So: a page moved from one to the other gives wrong lists where there was an error before, and amounts in two kinds. Make
#   numbers of figures that are text, and text of amounts, before they go into the template; or compare with |int.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check minijinja==3.1.0 jinja2==3.1.6

cat > render.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

import jinja2
import minijinja

PLACES = [{"plaats": "Assen", "banen": "5"}, {"plaats": "Goes", "banen": "12"}, {"plaats": "Venlo", "banen": 30}]
VALUES = {"rijen": PLACES, "bedragen": [Decimal("12.50"), Decimal("3"), Decimal("1234567890123456.78")]}
TEMPLATES = (
    "{% for rij in rijen if rij.banen > 10 %}{{ rij.plaats }} {{ rij.banen }} {% endfor %}",
    '{% for rij in rijen|sort(attribute="banen") %}{{ rij.plaats }} {{ rij.banen }} {% endfor %}',
    '{{ rijen|map(attribute="banen")|max }}',
    "{% for rij in rijen if rij.banen|int > 10 %}{{ rij.plaats }} {{ rij.banen }} {% endfor %}",
    "{% for bedrag in bedragen %}{{ bedrag }} {% endfor %}",
    '{{ bedragen|join(" ") }}',
)
jinja = jinja2.Environment()
mini = minijinja.Environment()
print("jinja2", version("jinja2"), "minijinja", version("minijinja"))
for template in TEMPLATES:
    print(template)
    try:
        print("   jinja2:", jinja.from_string(template).render(VALUES).strip())
    except TypeError as problem:
        print("   jinja2:", problem)
    print("   minijinja:", mini.render_str(template, **VALUES).strip())
PY
seen=$(venv/bin/python render.py)
echo "$seen"
[ "$seen" = 'jinja2 3.1.6 minijinja 3.1.0
{% for rij in rijen if rij.banen > 10 %}{{ rij.plaats }} {{ rij.banen }} {% endfor %}
   jinja2: '\''>'\'' not supported between instances of '\''str'\'' and '\''int'\''
   minijinja: Assen 5 Goes 12 Venlo 30
{% for rij in rijen|sort(attribute="banen") %}{{ rij.plaats }} {{ rij.banen }} {% endfor %}
   jinja2: '\''<'\'' not supported between instances of '\''int'\'' and '\''str'\''
   minijinja: Venlo 30 Goes 12 Assen 5
{{ rijen|map(attribute="banen")|max }}
   jinja2: '\''>'\'' not supported between instances of '\''int'\'' and '\''str'\''
   minijinja: 5
{% for rij in rijen if rij.banen|int > 10 %}{{ rij.plaats }} {{ rij.banen }} {% endfor %}
   jinja2: Goes 12 Venlo 30
   minijinja: Goes 12 Venlo 30
{% for bedrag in bedragen %}{{ bedrag }} {% endfor %}
   jinja2: 12.50 3 1234567890123456.78
   minijinja: 12.5 3.0 1234567890123456.8
{{ bedragen|join(" ") }}
   jinja2: 12.50 3 1234567890123456.78
   minijinja: 12.5 3.0 1234567890123456.8' ] || { echo "This behaves otherwise now."; exit 1; }
