"""The test bench: a real PostgreSQL as the application sees it (row security on), and a hostile one.

Unordered queries come back in random order, an undefined template variable fails, warnings are errors, and no test
reaches the network. Each run has a database of its own, copied from a template built once per set of migrations.
"""

import fcntl
import hashlib
import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.config.catalogues import compile_stale
from aanbel.config.postgres import EmbeddedPostgres

ROOT = Path(__file__).parent
compile_stale()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A database of this process's own, from the template, on the embedded server or on DATABASE_URL's."""
    server = EmbeddedPostgres(settings.HOME) if settings.EMBEDDED else None
    if server is not None:
        server.start()
    name = f"aanbel_test_{os.getpid()}"
    with django_db_blocker.unblock():
        template = _template()
        with _administrator() as admin:
            admin.execute(f'create database "{name}" template "{template}"')
        _point_to(name)
        yield
        connections.close_all()
        with _administrator() as admin:
            admin.execute(f'drop database if exists "{name}" with (force)')
    if server is not None:
        server.stop()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database for this test alone: for work in several connections, which see each other's rows once committed."""
    usual = settings.DATABASES["default"]["NAME"]
    name = f"{usual}_own"
    with django_db_blocker.unblock(), _administrator() as admin:
        admin.execute(f'create database "{name}" template "{_template()}"')
        _point_to(name)
        yield
        _point_to(usual)
        admin.execute(f'drop database "{name}" with (force)')


def _template() -> str:
    """The name of a migrated, empty database for exactly these migrations; built by the first who asks."""
    from aanbel.config.database import migrate

    files = [
        *sorted(ROOT.glob("src/aanbel/*/migrations/*.py")),
        ROOT / "src/aanbel/audit/isolation.py",
        ROOT / "requirements.lock",
    ]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files if file.exists())).hexdigest()[:12]
    name = f"aanbel_template_{digest}"
    with (settings.HOME / "test-template.lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        with _administrator() as admin:
            if admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
                return name
            admin.execute(f'drop database if exists "{name}_new" with (force)')
            admin.execute(f'create database "{name}_new"')
            admin.execute(f'alter database "{name}_new" set synchronous_commit = off')
            _point_to(f"{name}_new")
            migrate()
            connections.close_all()
            admin.execute(f'alter database "{name}_new" rename to "{name}"')
    return name


def _administrator() -> psycopg.Connection[Any]:
    own = settings.DATABASES["owner"]
    return psycopg.connect(
        dbname="postgres",
        user=own["USER"],
        password=own["PASSWORD"],
        host=own["HOST"],
        port=own["PORT"],
        autocommit=True,
    )


def _point_to(database: str) -> None:
    connections.close_all()
    for alias in ("default", "owner"):
        settings.DATABASES[alias]["NAME"] = database
        connections[alias].settings_dict["NAME"] = database


# -- a hostile bench ---------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    """Files of this installation go to the test's own folder, and static names need no build."""
    settings.AANBEL_HOME = settings.HOME = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": tmp_path}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR_REQUIRED = False  # tests sign people in without a form; those about signing in turn it on


@pytest.fixture(autouse=True)
def _unordered_is_random(monkeypatch: pytest.MonkeyPatch) -> None:
    """A query without an order returns its rows in any order: tests may not lean on luck."""
    fetch_all = QuerySet._fetch_all

    def shuffled(self: QuerySet[Any]) -> None:
        fresh = self._result_cache is None
        fetch_all(self)
        if fresh and not self.ordered and isinstance(self._result_cache, list):
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)


class _Undefined(str):
    """Stands in for a template variable that does not exist: using it fails the test, naming the variable."""

    def __contains__(self, item: object) -> bool:
        return item == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"undefined template variable: {name}")


@pytest.fixture(autouse=True, scope="session")
def _strict_templates() -> None:
    for engine in settings.TEMPLATES:
        engine["OPTIONS"]["string_if_invalid"] = _Undefined("%s")


# -- who and where ------------------------------------------------------------------------------------------------


@pytest.fixture
def klokkendam(db: None) -> Any:
    """The fictional municipality 9901."""
    from aanbel.accounts import services

    return services.register_municipality(code=9901, name="Klokkendam")


@pytest.fixture
def zilverdijk(db: None) -> Any:
    """Another municipality, 9902: whatever belongs to it may never show in Klokkendam."""
    from aanbel.accounts import services

    return services.register_municipality(code=9902, name="Zilverdijk")


@pytest.fixture
def by(klokkendam: Any) -> Iterator[Acting]:
    """The machine acting for Klokkendam, with the database opened for it during the whole test."""
    with on_behalf_of(Acting.system(9901)) as acting:
        yield acting


@pytest.fixture
def user_as(klokkendam: Any) -> Callable[..., Any]:
    """`user_as("worker")` makes a user with these roles in Klokkendam."""
    from aanbel.accounts import services

    def make(*roles: str, email: str = "", municipality: int = 9901) -> Any:
        return services.invite_user(
            by=Acting.system(municipality),
            email=email or f"{'-'.join(roles)}@klokkendam.example",
            name=" ".join(roles).replace("_", " ").title(),
            roles=roles,
            password="lang genoeg wachtwoord",
        )

    def with_context(*roles: str, **more: Any) -> Any:
        with on_behalf_of(Acting.system(more.get("municipality", 9901))):
            return make(*roles, **more)

    return with_context


@pytest.fixture
def client_as(user_as: Callable[..., Any]) -> Callable[..., Client]:
    """`client_as("worker")` is a signed-in browser of such a user."""

    def make(*roles: str, **more: Any) -> Client:
        client = Client()
        client.force_login(user_as(*roles, **more), backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return make


@pytest.fixture
def sql_of() -> Callable[..., str]:
    """`sql_of(client.get, address)`: the statements behind a page, a line each, without columns and values.

    For a snapshot: a question that a page begins to ask, or one it stops asking, shows in review. When it is meant,
    `pytest --snapshot-update` writes the new one.
    """

    def ask(act: Callable[..., Any], *given: Any, **named: Any) -> str:
        with CaptureQueriesContext(connections["default"]) as asked:
            act(*given, **named)
        return "\n".join(_without_values(query["sql"]) for query in asked.captured_queries)

    return ask


def _without_values(sql: str) -> str:
    """One statement on one line: no quotes, no lists of columns, a question mark for every value."""
    line = " ".join(sql.split())
    line = re.sub(r'^(SELECT(?: DISTINCT)?) "\w+"\."\w+"( AS "\w+")?(, .+?)?(?= FROM)', r"\1 …", line)
    line = re.sub(r'SAVEPOINT "?\w+"?', "SAVEPOINT", line).replace('"', "")
    line = re.sub(r"(?:\b\w+\.\w+, ){4,}\w+\.\w+", "…", line)
    line = re.sub(r"'(?:[^']|'')*'(?:::int\d(?:\[\])?)?", "?", line)
    line = re.sub(r"(?<![\w?])-?\d+(?:\.\d+)?\b", "?", line)
    return re.sub(r"(?:\?, )+\?", "?", line)


@pytest.fixture
def shared() -> Path:
    """Real, openly licensed data beside the project; absent in a fresh clone."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.exists():
        pytest.skip("needs ../shared/data, which is not part of the repository")
    return folder
