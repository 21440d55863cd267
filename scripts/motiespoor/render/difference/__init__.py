"""What a change does, in words: for an editor at a terminal, or as Markdown for the page of a pull request."""
