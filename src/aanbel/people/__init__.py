"""People: which signals are about the same resident, at which address.

Decides who is recognised with certainty and who is asked about; keeps resident and address apart (two people can
live at one address). Owns the tables Address, Resident, Link and Question. Serves Wgs art. 8b and 8c: only BRP data and
what the signals hold, a BSN only to be sure that data concern this resident. Never links across municipalities.
"""
