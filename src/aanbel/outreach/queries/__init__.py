"""Reading what is due, written and answered, as seen by this user in their municipality."""
