"""Measured work: a national year, a city's month, and the pages with a million cases, each beside its target.

`python -m bench` measures on an installation of its own (`.aanbel/bench`) with the product as it is: its services,
its command, its web server and its settings of PostgreSQL. What is not the product's work (inventing files,
registering municipalities, counting afterwards) is told apart and never mixed in.
"""
