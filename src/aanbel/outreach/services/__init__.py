"""The acts of reaching out, one file per subject; import them from here."""
