"""What is written into the files of a dossier: an item more, a closed round, a table of figures."""
