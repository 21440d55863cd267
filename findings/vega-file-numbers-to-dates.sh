#!/usr/bin/env bash
# Guess: a CSV read by Vega with parse "auto" gives dates for what looks like a date, and text for names.
# What happens: a date is whatever JavaScript's Date.parse takes, and V8 takes any words before a number. "Drenthe 1"
#   and "Drenthe 2" become 1 January and 1 February 2001; letters 31490-1 and 31490-12 of a parliamentary file lie
#   in the year 31490. Measures "1.1" and "1.10" fall together. A name without a number in the column keeps it text.
#   Vega-Lite, not told how to parse, leaves all of these alone.
# So: labels change when a chart is moved from Vega-Lite to Vega, or when the last name without a number leaves a
#   table. Give the type of each column in format.parse, or publish JSON beside CSV.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check vl-convert-python==1.9.0.post1

cat > chart.py <<'PY'
import re
from importlib.metadata import version
import vl_convert

def texts(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)

def vega(table):
    """The labels as Vega draws them, a moment as the day that it stands for."""
    label = "isNumber(datum.naam) && datum.naam > 1e9 ? utcyear(datum.naam) + utcFormat(datum.naam, '-%m-%d') : '' + datum.naam"
    data = {"name": "table", "values": table, "format": {"type": "csv", "parse": "auto"}}
    mark = {"type": "text", "from": {"data": "table"}, "encode": {"enter": {"text": {"signal": label}}}}
    return texts(vl_convert.vega_to_svg({"data": [data], "marks": [mark]}))

def vega_lite(table):
    data = {"values": table, "format": {"type": "csv"}}
    return texts(vl_convert.vegalite_to_svg({"data": data, "mark": "text", "encoding": {"text": {"field": "naam"}}}))

print("vl-convert-python", version("vl-convert-python"))
for names in (
    ("Drenthe 1", "Drenthe 2"),
    ("31490-1", "31490-12"),
    ("1.1", "1.10"),
    ("Drenthe 1", "Drenthe 2", "Drenthe zuid"),
):
    table = "naam,fte\n" + "".join(f"{name},5\n" for name in names)
    print(*names, "| Vega:", *vega(table), "| Vega-Lite:", *vega_lite(table))
PY
seen=$(TZ=UTC venv/bin/python chart.py)
echo "$seen"
[ "$seen" = "vl-convert-python 1.9.0.post1
Drenthe 1 Drenthe 2 | Vega: 2001-01-01 2001-02-01 | Vega-Lite: Drenthe 1 Drenthe 2
31490-1 31490-12 | Vega: 31490-01-01 31490-12-01 | Vega-Lite: 31490-1 31490-12
1.1 1.10 | Vega: 1.1 1.1 | Vega-Lite: 1.1 1.10
Drenthe 1 Drenthe 2 Drenthe zuid | Vega: Drenthe 1 Drenthe 2 Drenthe zuid | Vega-Lite: Drenthe 1 Drenthe 2 Drenthe zuid" ] || { echo "This has changed."; exit 1; }
