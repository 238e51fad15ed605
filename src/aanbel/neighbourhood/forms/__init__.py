"""The forms of the neighbourhood."""
