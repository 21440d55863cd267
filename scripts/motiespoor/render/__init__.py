"""From a dossier and its derivations to the files of the site, as pure functions that return texts.

Only `render.charts` knows Altair; nothing here knows MkDocs or touches the disk.
"""
