"""Connected components: which nodes hang together by certain pairs. Plain SQL, tested against networkx.

Every node takes the smallest number among itself and its neighbours. Most groups are then done, for in most groups
everybody knows everybody. Where two neighbours still differ, their labels are the nodes of a much smaller
graph, which is solved in the same way, until no two neighbours differ.
"""

import duckdb


def group_nodes(connection: duckdb.DuckDBPyConnection) -> None:
    """From a table `ties` (a, b) to a table `groups` (node, label): the label is the smallest node of the group."""
    connection.execute("""
        create or replace temp table groups as
            select node, least(node, min(other)) as label
            from (select a as node, b as other from ties union all select b, a from ties)
            group by node;
        create or replace temp table differing as
            select distinct one.label as a, other.label as b
            from ties join groups as one on one.node = ties.a join groups as other on other.node = ties.b
            where one.label <> other.label""")
    while _differ(connection):
        connection.execute("""
            create or replace temp table lowered as
                select node, least(node, min(other)) as label
                from (select a as node, b as other from differing union all select b, a from differing)
                group by node;
            update groups set label = lowered.label from lowered where lowered.node = groups.label;
            create or replace temp table differing as
                select distinct one.label as a, other.label as b
                from differing
                join lowered as one on one.node = differing.a join lowered as other on other.node = differing.b
                where one.label <> other.label""")


def _differ(connection: duckdb.DuckDBPyConnection) -> bool:
    return connection.execute("select 1 from differing limit 1").fetchone() is not None
