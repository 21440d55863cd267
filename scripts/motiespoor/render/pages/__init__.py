"""One module per kind of page; each returns the page as text."""
