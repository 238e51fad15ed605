"""Plain rules of practice cards. No Django, no database."""
