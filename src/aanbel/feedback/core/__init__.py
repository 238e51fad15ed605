"""What may be told to a creditor, in plain Python."""
