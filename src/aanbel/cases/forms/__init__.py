"""What people fill in about a case, one file per subject; import from those."""
