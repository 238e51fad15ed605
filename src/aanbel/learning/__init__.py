"""What teams and municipalities learn from each other: practice cards with what was tried and what came of it.

Owns the cards. Text and summed figures only, shared between the municipalities of an installation when their makers
say so, and as files with others (ADR 0027). Nothing of a resident is in it.
"""
