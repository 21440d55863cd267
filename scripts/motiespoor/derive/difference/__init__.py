"""What a change to a dossier does: the dossier before it next to the dossier after it."""
