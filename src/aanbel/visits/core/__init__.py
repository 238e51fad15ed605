"""Plain rules of the round: no Django, no database."""
