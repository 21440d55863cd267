"""What `make bench` prints, from costs that are given."""

from __future__ import annotations

from bench import Cost, planned, table


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
