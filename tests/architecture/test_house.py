"""What imports cannot show: pages are guarded, tables are shut, texts are complete, and rooms stay small."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from aanbel.config import translations
from aanbel.config.command import whole_command
from aanbel.config.reference import pages
from aanbel.jobs import JobName

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "aanbel"
OURS = [model for model in apps.get_models() if model.__module__.startswith("aanbel.")]
# These say which municipalities there are and who works where: read before a municipality is chosen.
WITHOUT_ROW_SECURITY = {"accounts_membership"}
# Pages of libraries, each behind a sign-in or part of it.
LIBRARY_PAGES = ("allauth.", "django.views.i18n", "django.views.static")
LIBRARY_REDIRECTS = "account/social/"  # old addresses of allauth, sent on to its new ones
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers"}


def _pages(patterns=None, prefix=""):
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from _pages(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


def test_every_page_is_behind_a_named_permission_or_says_why_it_is_public():
    """No address of ours answers a stranger by accident."""
    unguarded = [
        address
        for address, view in _pages()
        if not view.__module__.startswith(LIBRARY_PAGES)
        and not address.startswith(LIBRARY_REDIRECTS)
        and not hasattr(view, "permission")
        and not getattr(view, "public", "")
    ]
    assert unguarded == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_states_its_data_class_and_how_long_it_is_kept(model):
    """A privacy officer can read what a table holds and for how long."""
    assert model.DATA_CLASS in {"personal", "staff", "organisation"}
    assert model.RETENTION


def test_every_table_with_a_municipality_is_shut_by_row_level_security(db):
    """Isolation is the database's work, forced also on the owner."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped "
            "where c.relkind = 'r' and a.attname = 'municipality_id' and c.relnamespace = 'public'::regnamespace "
            "and not (c.relrowsecurity and c.relforcerowsecurity and exists "
            "(select 1 from pg_policy p where p.polrelid = c.oid))"
        )
        assert {name for (name,) in cursor.fetchall()} == WITHOUT_ROW_SECURITY


def test_every_job_has_exactly_one_handler():
    """A name in the queue is always understood."""
    tree = ast.parse((SOURCE / "flows" / "jobs.py").read_text())
    bound = Counter(
        decorator.args[0].attr
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call)
    )
    assert bound == Counter(name.name for name in JobName)


def test_no_module_is_longer_than_five_hundred_lines():
    """What nobody reads whole, nobody understands."""
    files = [f for folder in ("src", "tests", "bench", "frontend/src") for f in (ROOT / folder).rglob("*")]
    long = {
        str(f.relative_to(ROOT)): n
        for f in files
        if f.suffix in {".py", ".ts", ".html", ".css"} and "migrations" not in f.parts
        if (n := len(f.read_text().splitlines())) > 500
    }
    assert long == {}


def test_no_room_is_a_dumping_ground():
    """A file is named after the decision it makes."""
    names = {str(f.relative_to(ROOT)) for f in SOURCE.rglob("*.py") if f.stem in FORBIDDEN_NAMES}
    assert names == set()


def test_every_template_is_used():
    """A template that nothing names is dead."""
    templates = {
        str(f.relative_to(folder)) for folder in SOURCE.glob("*/templates") for f in folder.rglob("*") if f.is_file()
    }
    everything = "\n".join(
        f.read_text() for f in SOURCE.rglob("*") if f.suffix in {".py", ".html", ".txt"} and "tests" not in f.parts
    )
    by_library = re.compile(r"^(account|mfa|socialaccount|allauth|usersessions)/|^(4\d\d|500|403_csrf)\.html$")
    assert sorted(t for t in templates if t not in everything and not by_library.match(t)) == []


def test_no_migration_is_missing(db):
    """The models and the tables agree."""
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_text_has_its_dutch():
    """Dutch on the screen is complete."""
    assert [f"{m.file}: {m.text}" for m in translations.untranslated()] == []


def test_lock_files_hold_versions_and_hashes_and_no_host_names():
    """Where packages come from is the installer's business."""
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-node.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "index" not in text.replace("importlib", "")
    package_lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"resolved"' not in package_lock
    assert '"integrity"' in package_lock


def test_the_import_contracts_have_no_ignore_list():
    """An exception to the floors is an ADR, not a line of configuration."""
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text()


def test_every_slice_says_what_it_decides():
    """A newcomer reads one docstring per room."""
    silent = [
        f.parent.name
        for f in SOURCE.glob("*/__init__.py")
        if len(ast.get_docstring(ast.parse(f.read_text())) or "") < 60
    ]
    assert silent == []


def test_generated_pages_are_what_the_code_says():
    """`make docs` has been run: commands, tables and guarded pages in docs/reference are current."""
    stale = [file.name for file, text in pages(whole_command()).items() if file.read_text() != text]
    assert stale == []
