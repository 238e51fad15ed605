"""The forms of visits, one file per subject."""
