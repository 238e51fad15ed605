"""What is filled in on the pages of the social map."""
