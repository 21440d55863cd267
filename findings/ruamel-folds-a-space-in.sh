#!/usr/bin/env bash
# Guess: ruamel.yaml, which people choose because it keeps a YAML file as it was, may break a long text elsewhere but
#   never changes it.
# What happens: where a line of a text between double quotes comes to its end just behind a backslash, ruamel.yaml
#   breaks it there without the sign that takes the line end back, so every reader puts a space: the folder
#   \\schijf\map becomes "\ \schijf\map". Of sixty sentences that differ in the length of one word before the path,
#   one load and save changes fifteen; PyYAML writes all sixty right.
# So: after a tool has saved a file of texts, compare what is read and not how it looks; or set `width` very wide, and
#   write paths with forward slashes.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ruamel.yaml==0.19.1 PyYAML==6.0.3

cat > look.py <<'PY'
import io

import yaml
from ruamel.yaml import YAML

texts = ["De brief over de " + "b" * letters + r" staat op \\schijf\map\brief, 'nr. 5', en verder is er niets" for letters in range(10, 70)]
changed = 0
for text in texts:
    before = yaml.safe_dump({"toelichting": text}, default_style='"')
    assert yaml.safe_load(before)["toelichting"] == text
    editor, file = YAML(), io.StringIO()
    editor.preserve_quotes = True
    editor.dump(editor.load(before), file)
    read = yaml.safe_load(file.getvalue())["toelichting"]
    assert read == YAML(typ="safe", pure=True).load(file.getvalue())["toelichting"]
    if read != text:
        changed += 1
        example = read
print(f"{changed} of {len(texts)} sentences changed, such as: {example.partition(' staat ')[2]}")
PY
seen=$(venv/bin/python look.py)
echo "$seen"
[ "$seen" = "15 of 60 sentences changed, such as: op \\ \\schijf\\map\\brief, 'nr. 5', en verder is er niets" ] || { echo "This behaves otherwise now."; exit 1; }
