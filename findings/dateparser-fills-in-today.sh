#!/usr/bin/env bash
# Guess: of "Q3 2025" or "2025" a parser of dates gives the first or the last day, or nothing; the same words give
#   the same day whenever they are read.
# What happens: dateparser fills what is not said in from the day on which it runs. On 29 November 2026 "2025" is 29
#   November 2025 and "Q3 2025" is 29 August 2025; on 31 March the same two are 31 March and 30 September. In Dutch
#   the number 1,5 is the first of May and 12,4 is 12 April, of this year. `STRICT_PARSING` takes none of these.
# So: a term out of a letter ("in het derde kwartaal", "eind 2025") is a period with two ends, for a person to read;
#   whoever parses dates asks for `STRICT_PARSING`, and never sends figures the same way.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0

seen=$(venv/bin/python - <<'PY'
from datetime import datetime
import dateparser

print("dateparser", dateparser.__version__)
texts = ("2025", "Q3 2025", "1,5", "12,4")
for name, asked in (("", {}), (" strict", {"STRICT_PARSING": True})):
    for base in (datetime(2026, 3, 31), datetime(2026, 11, 29)):
        found = [dateparser.parse(text, languages=["nl"], settings={"RELATIVE_BASE": base, **asked}) for text in texts]
        print(f"{base:%Y-%m-%d}{name}:", *(each and f"{each:%Y-%m-%d}" for each in found))
PY
)
echo "$seen"
[ "$seen" = "dateparser 1.5.0
2026-03-31: 2025-03-31 2025-09-30 2026-05-01 2026-04-12
2026-11-29: 2025-11-29 2025-08-29 2026-05-01 2026-04-12
2026-03-31 strict: None None None None
2026-11-29 strict: None None None None" ] || { echo "This behaves otherwise now."; exit 1; }
