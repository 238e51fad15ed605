"""Why one door comes before another: facts, rules with points, trays, and the same rules as one SQL
statement.

Rules only, no trained model: every point has a sentence (DESIGN §6.9). `placing` is the definition;
`statement` says the same to the database for a million cases at once, and a property test holds the two
together.
"""
