#!/usr/bin/env bash
# Guess: for a page in Dutch the locale "nl" is enough. Babel, asked to write a date, knows that Dutch weeks are those of
#   ISO 8601; "nl_NL" can only matter where Flanders differs.
# What happens: weeks hang on a country, and Babel does not fill in the one that a language mostly means. Without it the
#   rule of the whole world counts: the week of 1 January is week 1, however few of its days are in the year. In 2027, 2028
#   and 2033 every week has a number too high, and the last days of 2026 are week 1; from 2029 to 2031 there is no
#   difference at all. Dates in words and figures are the same in both, and so is the day on which a week begins.
# So: "week 27" of a page is another week than that of everybody else, in some years only, so that a trial in 2025 shows
#   nothing. Write nl_NL wherever a week is written, or take date.isocalendar().
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.19.0

cat > weeks.py <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

LOCALES = ("nl", "nl_NL", "nl_BE")
print("babel", version("babel"))
for name in LOCALES:
    locale = Locale.parse(name)
    print(f"{name}: week begins on day {locale.first_week_day}, days needed in the year: {locale.min_week_days}")
for day in (date(2025, 7, 7), date(2027, 1, 1), date(2027, 7, 5)):
    print(day, "ISO", day.isocalendar().week, *(f"{name} {format_date(day, 'w', locale=name)}" for name in LOCALES), sep=" | ")
for name in LOCALES[:2]:
    print(name, format_date(date(2027, 7, 5), "full", locale=name), format_decimal(1250.5, locale=name), sep=" | ")


def wrong(name: str, year: int) -> int:
    days = (date(year, 1, 1) + timedelta(number) for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days))
    return sum(format_date(day, "w", locale=name) != str(day.isocalendar().week) for day in days)


for name in LOCALES[:2]:
    print(f"days with another week than ISO, {name}:", *(f"{year}: {wrong(name, year)}" for year in range(2025, 2034)), sep=" ")
PY
seen=$(venv/bin/python weeks.py)
echo "$seen"
[ "$seen" = 'babel 2.19.0
nl: week begins on day 0, days needed in the year: 1
nl_NL: week begins on day 0, days needed in the year: 4
nl_BE: week begins on day 0, days needed in the year: 4
2025-07-07 | ISO | 28 | nl 28 | nl_NL 28 | nl_BE 28
2027-01-01 | ISO | 53 | nl 1 | nl_NL 53 | nl_BE 53
2027-07-05 | ISO | 27 | nl 28 | nl_NL 27 | nl_BE 27
nl | maandag 5 juli 2027 | 1.250,5
nl_NL | maandag 5 juli 2027 | 1.250,5
days with another week than ISO, nl: 2025: 0 2026: 4 2027: 365 2028: 366 2029: 0 2030: 0 2031: 0 2032: 5 2033: 365
days with another week than ISO, nl_NL: 2025: 0 2026: 0 2027: 0 2028: 0 2029: 0 2030: 0 2031: 0 2032: 0 2033: 0' ] || { echo "This behaves otherwise now."; exit 1; }
