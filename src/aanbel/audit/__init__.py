"""Who did what for which resident, on whose behalf, and who looked.

Owns the append-only `event` table (also every case's timeline), the reading log, and the acting context
that row-level security rests on (AVG art. 5 lid 2; BIO2 8.15; ADR 0002 and 0006).
"""
