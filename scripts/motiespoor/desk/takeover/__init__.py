"""Taking over a pasted table: what it says, whether it adds up, and what it would change; nothing here writes."""
