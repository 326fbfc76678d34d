"""How a figure is drawn: the sheet it stands on, what is read from a table, and the two forms of bars."""
