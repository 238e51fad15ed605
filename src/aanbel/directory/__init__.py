"""The social map (sociale kaart): who helps with what, where, when, for whom, and whom to ring.

Owns organisations, services, locations, opening hours and direct lines, after Open Referral HSDS 3 (ADR 0026), each
saying when somebody last assured that it is right. Nothing of a resident is in it.
"""
