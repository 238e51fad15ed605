"""Aanbel: noticing money trouble early, and helping well. Start reading in `flows/`."""
