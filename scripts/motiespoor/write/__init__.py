"""The only room that writes into a dossier's build folder, and the only one that changes the published folder."""
