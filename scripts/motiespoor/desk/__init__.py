"""What an editor does with a dossier: add, paste, mend and close; the only room that writes into the dossier itself."""
