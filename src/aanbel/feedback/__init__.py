"""What a creditor may know of what became of a signal: which outcome, in which words, once.

Owns the register of what was told to whom. Serves the agreement with the partner and the limits of art. 8 and 8b Wgs:
*that* a signal was not taken up may be told, never *why*; nothing is told by default.
"""
