"""The tables of outreach, one file per subject; import them from here."""
