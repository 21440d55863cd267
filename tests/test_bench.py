"""What `make bench` prints, from costs that are given."""

from __future__ import annotations

from pathlib import Path

from bench import Cost, planned, table
from bench_asked import INDEX, asked_table, index_weight
from plain_material import PLAIN, copied, plain_settings, weights


def test_a_ratio_stands_beside_what_it_is_of() -> None:
    """Each cost before and now, and how many times as much it is now; what was not measured has no ratio."""
    rows = {
        "check": (Cost(0.8, 1.0, 48.0), Cost(0.2, 1.25, 60.0)),
        "charts-warm": (Cost(None, 2.0, 100.0), Cost(None, 1.0, 100.0)),
        "build-ours": (Cost(4.0, 4.0, None), Cost(1.0, 2.0, None)),
    }
    assert [line.split() for line in table("a dossier", rows, "1a621b3")] == [
        ["a", "dossier", "processor,", "s", "clock,", "s", "memory,", "MB"],
        ["1a621b3", "now", "ratio"] * 3,
        ["check", "0.80", "0.20", "0.25", "×", "1.00", "1.25", "1.25", "×", "48", "60", "1.25", "×"],
        ["charts-warm", "–", "–", "–", "2.00", "1.00", "0.50", "×", "100", "100", "1.00", "×"],
        ["build-ours", "4.00", "1.00", "0.25", "×", "4.00", "2.00", "0.50", "×", "–", "–", "–"],
    ]


def test_without_a_revision_there_is_no_ratio() -> None:
    """Then a line has what it costs now."""
    lines = table("a dossier", {"check": (Cost(0.8, 1.0, 48.4),)})
    assert [line.split() for line in lines[1:]] == [["check", "0.80", "1.00", "48"]]


def test_rows_are_chosen_by_dossier_and_by_name() -> None:
    """The tests take minutes, and are only measured when they are named."""
    names = {
        dossier: [row.name for row in rows] for dossier, rows in planned(["real/check*", "figures", "test"]).items()
    }
    assert names == {"real": ["check", "check-file"], "figures": ["check"], "": ["test"]}
    assert [row.name for row in planned([])[""]] == ["compare"]


def test_what_is_asked_stands_beside_what_was_measured() -> None:
    """A ratio needs a revision; growth is per measure, of now; what was not measured has no line."""
    found = {
        "1000": {
            "build": (Cost(300.0, 160.0, 700.0), Cost(200.0, 80.0, 280.0)),
            "check": (Cost(10.0, 20.0, 200.0), Cost(9.0, 8.0, 200.0)),
            "plain-material": (Cost(None, 400.0, 900.0), Cost(None, 500.0, 900.0)),
        },
        "100": {
            "build": (Cost(30.0, 20.0, 90.0), Cost(16.0, 9.0, 90.0)),
            "check": (Cost(1.0, 1.0, 1.0), Cost(1.0, 1.0, 1.0)),
        },
        "real": {
            "build": (Cost(6.0, 8.0, 90.0), Cost(5.0, 4.8, 90.0)),
            "data": (Cost(None, 0.4, 60.0), Cost(None, 0.5, 60.0)),
            "write-warm": (Cost(3.0, 3.0, 90.0), Cost(2.5, 3.0, 90.0)),
        },
        "all": {"data": (Cost(None, 19.0, 500.0), Cost(None, 13.0, 605.0))},
    }
    assert asked_table(found, 450.4, (30, 240)) == [
        "asked                                   measured     at most",
        "  1000 measures: build, charts warm       0.50 ×      0.25 ×   no",
        "  the same, highest process               0.40 ×      0.40 ×   yes",
        "  1000 measures: check                    0.40 ×      0.40 ×   yes",
        "  this dossier: build, charts warm        0.60 ×      0.50 ×   no",
        "  1000: build / plain Material, time      0.16 ×      0.20 ×   yes",
        "  1000: pages / plain Material, bytes     0.12 ×      0.10 ×   no",
        "  100 to 1000 measures, each: check       0.90 ×      1.15 ×   yes",
        "  100 to 1000 measures, each: build       1.25 ×      1.15 ×   no",
        "  all data of 1000 measures               13.0 s        20 s   yes",
        "  the same, in memory                     605 MB      600 MB   no",
        "  this dossier: data, beside a write      0.25 ×      0.33 ×   yes",
        "  1000 measures: search index             450 KB      400 KB   no",
    ]
    assert asked_table({"1000": {"build": (Cost(1.0, 1.0, 1.0),)}}, None) == []


def test_an_index_weighs_what_goes_over_the_network(tmp_path: Path) -> None:
    """That of a dossier that was not built is not known."""
    assert index_weight(tmp_path) is None
    (tmp_path / INDEX).parent.mkdir(parents=True)
    (tmp_path / INDEX).write_text("a" * 100_000, encoding="utf-8")
    assert index_weight(tmp_path) == 0.133


def test_plain_material_gets_the_same_text_and_every_page_in_its_menu(tmp_path: Path) -> None:
    """What the head of a page says is for our theme; what a page weighs is known once both were built."""
    for name, text in {"b/index.md": "---\ntitle: B\n---\n# B\n\nEen ---\nlijn.\n", "a.md": "# A\n"}.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, "utf-8")
    assert copied(tmp_path / "docs", tmp_path / "to") == ["a.md", "b/index.md"]
    assert (tmp_path / "to/b/index.md").read_text("utf-8") == "# B\n\nEen ---\nlijn.\n"
    assert (tmp_path / "to/a.md").read_text("utf-8") == "# A\n"
    assert plain_settings(["a.md", "b/index.md"])["nav"] == ["a.md", "b/index.md"]
    assert weights(tmp_path) is None
    for folder, size in {"site": 3, f"{PLAIN}/site": 30}.items():
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html").write_text("a" * size, "utf-8")
    assert weights(tmp_path) == (3, 30)
