"""What people fill in about outreach, one file per subject; import from those."""
