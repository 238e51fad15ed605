"""A world of households in arrears and what their creditors write about them, the same for every run of one seed.

Set-based: a world is a handful of DuckDB tables, each made by one statement, and chance is a hash of the seed, a word
and a key (`chance`). So a million signals take seconds, any row can be made again on its own, and adding a question
("has this person a trade name?") changes no answer given before.

Read `run.simulate` first; then `places` → `people` → `arrears` → `slips` → `shapes` → `deliveries`.
"""

from aanbel.demo.simulator.run import Simulated, simulate

__all__ = ["Simulated", "simulate"]
