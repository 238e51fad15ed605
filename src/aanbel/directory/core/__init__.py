"""Plain rules of the social map: opening hours, words that are searched, HSDS. No Django, no database."""
