"""From a checked dossier to the published site: the only room that writes into the build folder and changes what is published."""
