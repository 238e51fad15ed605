"""What the codes of outreach are called on the screen, one file per subject; import from those."""
