"""Charts: a picture, a sentence, a table and a CSV, made together from the same rows.

Altair lives here and nowhere else; it is imported only when a picture is drawn.
"""
