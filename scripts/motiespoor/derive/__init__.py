"""What follows from the data: history, outcomes, growth, coverage. Nothing here is stored, everything is computed."""
