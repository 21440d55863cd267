#!/usr/bin/env bash
# Guess: a day in a feed that feedparser cannot read gives no date, as 1-2-2025 and 31/12/2025 do; dc:date, which says
#   nothing of how a day is written, may hold a Dutch one.
# What happens: 31-12-2025 is read with a year of two digits, 31-12-20, and the rest is dropped: 20 December 2031.
#   01-02-2025 is 20 February 2001 and 13-02-2025 is 20 February 2013. Days with hyphens and two digits for day and month are
#   hit. The text that came with the feed stays beside it as it was, so that a page may show the right day and sort by
#   the wrong one.
# So: news of December stands above all else until 2031. Feeds write 2025-12-31; who reads feeds of others takes no
#   date from `updated_parsed` that the text `updated` does not begin with.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedparser==6.0.14

cat > look.py <<'PY'
from time import strftime

import feedparser

FEED = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://voorbeeld.example/"><title>Nieuws</title><link>https://voorbeeld.example/</link>
<description>Nieuws</description></channel>
<item rdf:about="https://voorbeeld.example/1"><title>Brief</title><link>https://voorbeeld.example/1</link>
<dc:date>{day}</dc:date></item></rdf:RDF>"""

print("feedparser", feedparser.__version__)
for day in ("2025-12-31", "31-12-2025", "13-02-2025", "01-02-2025", "1-2-2025", "31/12/2025", "31.12.2025"):
    entry = feedparser.parse(FEED.format(day=day)).entries[0]
    read = entry.get("updated_parsed")
    print(entry.updated, "is", strftime("%Y-%m-%d", read) if read else "no date")
PY
seen=$(venv/bin/python look.py)
echo "$seen"
[ "$seen" = 'feedparser 6.0.14
2025-12-31 is 2025-12-31
31-12-2025 is 2031-12-20
13-02-2025 is 2013-02-20
01-02-2025 is 2001-02-20
1-2-2025 is no date
31/12/2025 is no date
31.12.2025 is no date' ] || { echo "This behaves otherwise now."; exit 1; }
