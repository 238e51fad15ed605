"""What it costs to move a stop by hand."""
