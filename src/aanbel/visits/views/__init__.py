"""The pages, one file per subject. Each view translates; the rules are in services."""
