"""What is decided about a signal and a case, in plain Python: no database, no web."""
