"""What leaves the building: one module per outside system, each with a fake that speaks the real protocol.

Only services call a gateway. Addresses, keys and time limits come from the settings; without them the fake answers.
"""
