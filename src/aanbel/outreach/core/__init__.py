"""How a resident is reached, in plain Python: no database, no web."""
