"""The pages of the social map, one file per subject."""
