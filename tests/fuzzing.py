"""The readers of this program under a coverage-guided fuzzer (atheris), each in a process of its own, as many as fit.

    python tests/fuzzing.py CORPUS READER=RUNS [READER=RUNS ...]

CORPUS is an empty folder: in `corpus/READER` stands what reached new lines, in `wrong/READER` what went wrong.
Prints the outcome of each reader as a line of JSON. Any exception that leaves a reader is wrong, and so is taking long.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import atheris

from surroundings import barest

# Before what follows is imported: the colours and the language of whoever starts this take no part.
_HOME = tempfile.mkdtemp(prefix="motiespoor-")
_BARE = barest(os.environ, Path(_HOME))
os.environ.clear()
os.environ.update(_BARE)

with Path(os.devnull).open("w") as nothing:  # it tells of every module
    sys.stderr, told = nothing, sys.stderr
    with atheris.instrument_imports(include=["motiespoor"]):
        import fuzzed
        import fuzzed_pasted
        import fuzzed_theme
    sys.stderr = told

_READERS: Mapping[str, Callable[[Path], fuzzed.Fuzzed]] = {
    each.__name__: each
    for each in (
        *(fuzzed.yaml, fuzzed.csv, fuzzed.manifest, fuzzed.settings, fuzzed.publication, fuzzed.words, fuzzed.sources),
        *(fuzzed.dossier, fuzzed.tables, fuzzed_pasted.pasted, fuzzed_pasted.parts, fuzzed_pasted.books),
        *(fuzzed_theme.styles, fuzzed_theme.templates, fuzzed_theme.blocks),
    )
}
_DOSSIER = Path(__file__).parent / "dossiers" / "klein"
_SLOW = 5.0  # seconds of the processor for one input of a few kilobytes
_LARGEST = 8192  # bytes

# What means more than it seems to, to one reader or another.
_TOKENS = [
    *(b"9" * 4400, b"1e999", b"-1e-999", b"NaN", b"Infinity", b"-0", b"0x1F", b"1_000", b"1.000.000,5", b"(1)", b"< 5"),
    *(b"0001-01-01", b"9999-12-31", b"2024-02-30", b"12:30", b"true", b"null", b"~", b"..", b"../", b"\\", b"%", b"#"),
    *(each.encode() for each in "²٣½ﬀİß\u0301\u00a0\u0085\u2028\u202e\u200d\ufeff\U0001f468é€—‘”"),
    *(b"\x00", b"\r", b"\r\n", b"\t", b"\f", b"\xff", b"\n\n", b"---\n", b"<<<<<<< x\n", b"- " * 40, b"[" * 1200, b"{a: " * 40),
    *(b"&a ", b"*a", b"!!x", b"|\n", b">-\n", b"'", b'"', b'""', b"? ", b": ", b"{{ x }}", b"{% if x %}", b"{{ 1 / 0 }}", b"{#"),
    *(b"{% for a in b %}", b"{% include 'x' %}", b"{{ x.y.z }}", b"{{ [1][9] }}", b"{{ dag(1) }}", b"{{ 'x' | getal }}"),
    *(b"<![CDATA[", b"]]>", b"<!DOCTYPE a [", b"<?xml", b"&#x110000;", b"&#0;", b"&x;", b"<a href=//[>", b"<td rowspan=99>"),
    *(b"<script>", b"<!--", b"-->", b"\\110000 ", b"url(//[x)", b"http://[::1", b"javascript:", b"[a]: b\n", b"![x](y)"),
    *(b"A1:XFD1048576", b"ZZZZ9", b"A0", b"-1", b"1048577", b'="', b'=""', b"</", b"/>", b"*" * 300, b"(" * 300),
]  # fmt: skip
_WORD = re.compile(rb"[^\W_][\w.:/-]*")


def changes(found: fuzzed.Fuzzed) -> Callable[[bytes, int, int], bytes]:
    """What the fuzzer tries after an input: the bytes of it another, or the lines and words of it, which gets further."""
    words = sorted({word for each in found.seeds for word in _WORD.findall(each) if len(word) < 60})

    def changed(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.2:
            return bytes(atheris.Mutate(data, most))
        if random.random() < 0.5:  # what reached new lines is mostly broken, and breaks off early from then on
            data = random.choice(found.seeds)
        head, text = data[: found.head], data[found.head :]
        for _ in range(random.choice((1, 1, 1, 2, 4))):
            text = random.choice(_WAYS)(random, text, words)
        return (head + text)[:most]

    return changed


def _with_a_token(random: Random, text: bytes, words: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(random.choice((_TOKENS, words or _TOKENS))) + text[at:]


def _with_another_word(random: Random, text: bytes, words: Sequence[bytes]) -> bytes:
    if not (found := list(_WORD.finditer(text))):
        return text
    start, end = random.choice(found).span()
    return text[:start] + random.choice(random.choice((_TOKENS, words, [b""]))) + text[end:]


def _with_other_lines(random: Random, text: bytes, _: Sequence[bytes]) -> bytes:
    between = random.choice((b"\n", b"\n", b"<", b",", b";"))
    lines = text.split(between)
    start = random.randrange(len(lines))
    taken = lines[start : start + random.choice((1, 1, 2, 8))]
    rest = lines[:start] + lines[start + len(taken) :] if random.random() < 0.6 else lines
    at = random.randint(0, len(rest))
    return between.join(rest[:at] + taken * random.choice((0, 1, 1, 2)) + rest[at:])


def _with_another_margin(random: Random, text: bytes, _: Sequence[bytes]) -> bytes:
    lines = text.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b"  " + lines[at], lines[at].removeprefix(b"  "), b"- " + lines[at], b" " + lines[at]))
    return b"\n".join(lines)


_WAYS = (
    _with_a_token,
    _with_another_word,
    _with_another_word,
    _with_other_lines,
    _with_other_lines,
    _with_another_margin,
)


def fuzz(name: str, runs: int, folder: Path) -> None:
    """Try one reader, print its outcome, and end this process."""
    corpus, failing = folder / "corpus" / name, folder / "wrong" / name
    corpus.mkdir(parents=True)
    found = _READERS[name](Path(shutil.copytree(_DOSSIER, Path(tempfile.mkdtemp(dir=_HOME)) / "klein")))
    for number, seed in enumerate(found.seeds):
        (corpus / f"seed-{number}").write_bytes(seed[:_LARGEST])
    wrong: Counter[str] = Counter()
    tried, slowest = 0, 0.0

    def went_wrong(place: str, data: bytes) -> None:
        wrong[place] += 1
        if wrong[place] == 1:
            failing.mkdir(parents=True, exist_ok=True)
            (failing / str(len(wrong))).write_bytes(data)

    def one(data: bytes) -> None:
        nonlocal tried, slowest
        tried += 1
        begun = time.process_time()
        try:
            found.read(data)
        except Exception as error:  # noqa: BLE001  # this is what is looked for
            frames = traceback.extract_tb(error.__traceback__)
            last = next((each for each in reversed(frames) if "/motiespoor/" in each.filename), frames[-1])
            went_wrong(f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}", data)
        taken = time.process_time() - begun
        slowest = max(slowest, taken)
        if taken > _SLOW:
            went_wrong("slow", data)
        if tried == runs:  # the fuzzer itself ends a process without ending this function
            taken = sum(os.times()[:4])  # of the processor, with what it started
            told = {"reader": name, "tried": tried, "wrong": wrong, "slowest": slowest, "seconds": taken}
            os.write(1, f"{json.dumps(told)}\n".encode())
            os._exit(0)

    options = [
        f"-runs={runs * 2}",
        "-seed=1",
        f"-max_len={_LARGEST}",
        "-print_final_stats=0",
        "-verbosity=0",
        "-timeout=60",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=changes(found))
    atheris.Fuzz()


def main() -> None:
    folder, waiting = Path(sys.argv[1]), sys.argv[2:]
    running = 0
    while waiting or running:
        while waiting and running < (os.cpu_count() or 1):
            name, _, runs = waiting.pop(0).partition("=")
            if not os.fork():
                fuzz(name, int(runs), folder)
                os._exit(1)  # it never comes to an end by itself
            running += 1
        os.wait()
        running -= 1
    shutil.rmtree(_HOME, ignore_errors=True)


if __name__ == "__main__":
    main()
