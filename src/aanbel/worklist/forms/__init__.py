"""What people fill in at the worklist, one file per subject; import from those."""
