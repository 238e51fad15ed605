"""What the codes of the social map are called on the screen, and which picture goes with them."""
