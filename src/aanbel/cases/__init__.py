"""What is decided about a signal, and what happens at a door.

Owns the tables `case`, `decision` and `contactattempt`. Serves art. 3 lid 1 under b, 4 and 4a Wgs (offer, terms,
decision) and the exchange model DDAS vroegsignalering v1.2 (codes, attempts, outcomes).
"""
