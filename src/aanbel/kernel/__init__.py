"""Plain value types that every floor may use: errors, the clock, working days, money, address and BSN.

Nothing here knows Django, the network or a municipality's choices.
"""
