"""The map and the pages of printed matter, drawn."""
