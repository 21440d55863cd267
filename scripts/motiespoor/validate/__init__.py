"""Whether a dossier is right: every rule, every problem, sorted.

A rule is a small function whose docstring says what it ensures; `RULES` in each module lists them.
Nothing is repaired here, and nothing is left out because something else was wrong first.
"""
