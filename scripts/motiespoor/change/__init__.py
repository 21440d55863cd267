"""What a change to a dossier does and may not do: the dossier of a revision next to the one of now, and the difference in words."""
