"""Whether the four things that a chart is say the same on a built page."""
