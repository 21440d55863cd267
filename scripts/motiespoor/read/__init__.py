"""From files to records: strict YAML and CSV, every value with its file, line and column.

Only this room opens the files of a dossier. It never repairs and never stops at the first problem.
"""
