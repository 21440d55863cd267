"""Whether a built site says what its dossier says, looked at from outside: nothing that made the pages takes part."""
