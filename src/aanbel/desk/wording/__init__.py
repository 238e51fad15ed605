"""The words of the desk: what codes are called on the screen."""
