"""Plain rules of the network: ties, reach, blind and fragile spots. No Django, no database."""
