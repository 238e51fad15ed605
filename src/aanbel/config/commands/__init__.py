"""The commands, grouped: `house` (set up, run, demo) and `work` (the steps of the month)."""
