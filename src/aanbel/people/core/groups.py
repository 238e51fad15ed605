"""Connected components: which nodes hang together by certain pairs. Plain SQL, tested against networkx.

Every node takes the smallest number among itself and its neighbours, and then the one that *that* number took,
until nothing changes; the second step halves long chains, so that even those end after a few rounds.
"""

import duckdb


def group_nodes(connection: duckdb.DuckDBPyConnection) -> None:
    """From a table `ties` (a, b) to a table `groups` (node, label): the label is the smallest node of the group."""
    connection.execute("""
        create or replace temp table sides as select a as node, b as other from ties union select b, a from ties;
        create or replace temp table groups as
            select node, least(node, min(other)) as label from sides group by node""")
    while _labels_that_moved(connection):
        pass


def _labels_that_moved(connection: duckdb.DuckDBPyConnection) -> int:
    connection.execute("""
        create or replace temp table lowered as
            with nearest as (
                select sides.node, min(groups.label) as label
                from sides join groups on groups.node = sides.other group by sides.node)
            select groups.node, least(groups.label, nearest.label, further.label) as label, groups.label as before
            from groups
            join nearest using (node)
            join groups as further on further.node = groups.label;
        create or replace temp table groups as select node, label from lowered""")
    moved = connection.execute("select count(*) from lowered where label <> before").fetchone()
    return int(moved[0]) if moved else 0
