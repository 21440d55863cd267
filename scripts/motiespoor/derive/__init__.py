"""What follows from the data: history, outcomes, growth. Nothing here is stored, everything is computed."""
