"""Row-level security as a migration step: a tenant table is shut unless the acting municipality opens it.

Every tenant table calls `Isolate("app", "Model")` in the migration that creates it; a test proves none is missing.
"""

from typing import Any

from django.db import migrations

POLICY = "municipality_isolation"
# A set, not an array: PostgreSQL hashes it once per statement, so that work for 342 municipalities at once does not
# search 342 codes for every row. It is no index condition: queries name the municipality they want themselves.
ALLOWED = "municipality_id in (select unnest(nullif(current_setting('aanbel.municipalities', true), '')::int[]))"

SHARED = "read_what_is_shared"
SOMEBODY_ACTS = "coalesce(current_setting('aanbel.municipalities', true), '') not in ('', '{}')"


class Isolate(migrations.RunSQL):
    """Enables and forces the municipality policy on `tables` (database names). Reversible."""

    def __init__(self, *tables: str) -> None:
        self.tables = tables
        super().__init__(
            [
                statement
                for table in tables
                for statement in (
                    f"alter table {table} enable row level security",
                    f"alter table {table} force row level security",
                    f"create policy {POLICY} on {table} using ({ALLOWED}) with check ({ALLOWED})",
                )
            ],
            [
                statement
                for table in tables
                for statement in (
                    f"drop policy {POLICY} on {table}",
                    f"alter table {table} no force row level security",
                    f"alter table {table} disable row level security",
                )
            ],
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, list(self.tables), {}


class ShareReading(migrations.RunSQL):
    """Lets everybody who acts here *read* the rows of an isolated table that meet `condition`; writing stays shut.

    A second policy beside `Isolate`'s: PostgreSQL adds up what policies allow, and this one is for `select` only, so
    another municipality's row can be seen and never changed or removed. Who acts for nobody still sees nothing. A
    subquery in the condition is itself under the policies of the table it reads (ADR 0027).
    """

    def __init__(self, table: str, condition: str) -> None:
        self.table, self.condition = table, condition
        super().__init__(
            f"create policy {SHARED} on {table} for select using ({SOMEBODY_ACTS} and {condition})",
            f"drop policy {SHARED} on {table}",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table, self.condition], {}
