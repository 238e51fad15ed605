"""Plain shapes of what goes to the phone and comes back."""
