"""The shell: what is misuse, what a rule refuses, and that a command given twice takes nothing away."""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader
from typer.testing import CliRunner, Result

from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.config import context
from aanbel.config.command import whole_command
from aanbel.config.commands import database, directory, house, work
from aanbel.intake import services as intake
from aanbel.intake.models import Delivery
from aanbel.kernel.errors import Refused


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch):
    """`shell("worklist", …)` runs a command in this process, on the database of the test."""
    for module in (directory, house, work):
        monkeypatch.setattr(module, "house_open", nullcontext)
    app = whole_command()

    def run(*arguments: str, typed: str = "") -> Result:
        done = CliRunner().invoke(app, list(arguments), input=typed)
        assert done.exception is None or isinstance(done.exception, SystemExit | Refused), done.exception
        return done

    return run


FILE = str(Path(__file__))


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("month",),
        ("month", "--municipality", "all", "--period", "november"),
        ("month", "--municipality", "all", "--period", "2026-13"),
        ("worklist", "--municipality", "all"),
        ("worklist", "--municipality", "Klokkendam"),
        ("worklist", "--municipality", "²"),
        ("worklist", "--municipality", "9901", "--limit", "0"),
        ("intake", FILE, "--municipality", "all", "--partner", "lichtstroom"),
        ("intake", "/nowhere.csv", "--municipality", "9901", "--partner", "lichtstroom"),
        ("directory", "import", FILE, "--municipality", "all"),
        ("evaluate", "linkage"),
        ("simulate", "--out", FILE),
        ("simulate", "--out", "new", "--municipalities", "343"),
        ("municipality", "0", "Nergenshuizen"),
        ("municipality", "10000", "Nergenshuizen"),
        ("demo", "--port", "99999"),
        ("run", "--port", "0"),
    ],
)
def test_a_command_given_wrongly_is_misuse(shell, klokkendam, arguments):
    """Exit code 2, and how it should be given; nothing was done."""
    done = shell(*arguments)
    assert done.exit_code == 2
    assert "Usage: aanbel" in done.stderr
    assert Municipality.objects.count() == 1


def test_the_list_of_commands_is_whole(shell):
    """One line for each command, none of them cut off."""
    listed = shell("--help").stdout.partition("Commands:")[2]
    assert "month" in listed
    assert "..." not in listed


def test_a_municipality_without_cases_says_so(shell, klokkendam):
    """An empty list is a sentence, not nothing."""
    assert shell("worklist", "--municipality", "9901").stdout == "Er zijn geen open zaken.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("worklist", "--municipality", "1234"), "1234"),
        (("intake", FILE, "--municipality", "9901", "--partner", "nobody"), "nobody"),
        (("intake", FILE, "--municipality", "9901", "--partner", "nobody", "--dry-run"), "nobody"),
        (("evaluate", "linkage", FILE, "--truth", "waarheid"), "waarheid"),
        (("simulate", "--out", "/proc/nowhere", "--inhabitants", "100", "--months", "1"), "/proc/nowhere"),
        (("plan", "/nowhere.json"), "/nowhere.json"),
    ],
)
def test_what_a_rule_refuses_is_a_sentence(shell, klokkendam, arguments, says):
    """The sentence names what was refused; `main` prints it and leaves with 1."""
    done = shell(*arguments)
    assert isinstance(done.exception, Refused)
    assert says in str(done.exception)


def test_adding_a_municipality_again_keeps_what_is_not_given(shell, klokkendam):
    """A second administrator is given access with the same command: theme, telephone and organisation stay."""
    Municipality.objects.filter(code=9901).update(theme="klokkendam", phone="0800 0000 901", organisation="Samen")
    assert shell("municipality", "9901", "Klokkendam aan Zee").exit_code == 0
    kept = Municipality.objects.get(code=9901)
    assert (kept.name, kept.theme, kept.phone, kept.organisation) == (
        "Klokkendam aan Zee",
        "klokkendam",
        "0800 0000 901",
        "Samen",
    )


def test_the_first_administrator_has_a_strong_password_too(shell, klokkendam):
    """What the screen refuses the shell refuses: nothing is added."""
    done = shell("municipality", "9902", "Zilverdijk", "--administrator", "b@zilverdijk.example", typed="kort\nkort\n")
    assert isinstance(done.exception, Refused)
    assert not Municipality.objects.filter(code=9902).exists()


@pytest.mark.django_db(databases=["default", "owner"])
def test_whether_tables_are_current_is_asked_of_every_migration(monkeypatch: pytest.MonkeyPatch):
    """The names of the files are what Django would load; one that is not written down as applied is brought up."""
    assert database._steps() == set(MigrationLoader(None).disk_migrations)
    migrated: list[bool] = []
    monkeypatch.setattr("aanbel.config.database.migrate", lambda: migrated.append(True))
    database._ensure_tables()
    assert not migrated
    monkeypatch.setattr(database, "_steps", lambda: {("intake", "0003_tomorrow")})
    database._ensure_tables()
    assert migrated


def test_no_command_waits_for_libraries_that_it_does_not_need():
    """Reading the list of commands loads no engine, no spreadsheets, no web client: half of a short command's time."""
    heavy = ("duckdb", "pyarrow", "numpy", "splink", "openpyxl", "pydantic", "httpx", "pyvrp", "networkx")
    asked = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'aanbel.config.settings'; django.setup();"
        "from aanbel.config.command import whole_command; whole_command();"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_municipality_of_ones_own_leaves_the_picture_of_the_demo(shell, klokkendam, settings):
    """Who adds a municipality to the demo, with a lower code, still finds the demo's month on its first page."""
    settings.DEMO = True
    shell("municipality", "0518", "Voorbeeldstad")
    seen: list[int] = []
    with pytest.MonkeyPatch.context() as watch:
        watch.setattr(context, "month_picture", lambda *, by, month: seen.append(by.municipality))
        context.demo_month()
    assert seen == [9901]


def test_a_home_that_cannot_be_used_is_said_in_one_line(tmp_path: Path):
    """Before anything is started: misuse, with the folder's name."""
    (tmp_path / "file").touch()
    environment = {**os.environ, "AANBEL_HOME": str(tmp_path / "file"), "SECRET_KEY": ""}
    done = subprocess.run(
        [sys.executable, "-m", "aanbel.config.command", "migrate"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("AANBEL_HOME cannot be used")
    assert "Traceback" not in done.stderr


@pytest.fixture
def delivered(klokkendam, tmp_path: Path) -> tuple[str, ...]:
    """How the shell is given a file of two rows, of which one can be read."""
    by = Acting.system(9901)
    with on_behalf_of(by):
        intake.register_partner(by=by, slug="lichtstroom", name="Lichtstroom", kind="energie")
        intake.agree(by=by, partner="lichtstroom", starts_on=date(2020, 1, 1))
    file = tmp_path / "november.csv"
    file.write_text(
        "kenmerk;achternaam;huisnummer;postcode;bedrag;signaaldatum\n"
        "A-1;Bakker;1;9901AB;123,45;2026-11-02\nA-2;Smit;2;geen;50;2026-11-02\n"
    )
    return ("intake", str(file), "--municipality", "9901", "--partner", "lichtstroom", "--json")


def test_a_dry_run_keeps_nothing(shell, delivered):
    """It tells what would come of the file; the file itself is then still new."""
    tried = json.loads(shell(*delivered, "--dry-run").stdout)
    assert (tried["delivery"], tried["accepted"], tried["refused"], tried["duplicate"]) == (None, 1, 1, False)
    with on_behalf_of(Acting.system(9901)):
        assert not Delivery.objects.exists()
    read = shell(*delivered)
    assert read.exit_code == 0
    assert json.loads(read.stdout)["delivery"]
    again = shell(*delivered)
    assert again.exit_code == 1
    assert json.loads(again.stdout)["duplicate"] is True


def test_machines_find_every_key_that_was_promised(shell, delivered):
    """The answers of `--json`, of which programs of others read the names."""
    told = {"intake": json.loads(shell(*delivered).stdout)}
    told["month"] = json.loads(shell("month", "--municipality", "all", "--json").stdout)
    told["worklist"] = json.loads(shell("worklist", "--municipality", "9901", "--json").stdout)
    for command, keys in PROMISED.items():
        assert keys <= told[command].keys()
    for command, part, keys in PROMISED_WITHIN:
        assert told[command][part]
        assert all(keys <= one.keys() for one in told[command][part])


PROMISED = {
    "intake": {"delivery", "accepted", "refused", "warnings", "errors", "duplicate"},
    "month": {"steps", "links_certain", "links_doubtful", "cases_opened", "cases_joined", "decisions", "ranked"},
    "worklist": {"cases"},
}
PROMISED_WITHIN = (
    ("intake", "errors", {"row", "column", "grade", "code", "message"}),
    ("month", "steps", {"name", "rows", "seconds"}),
    ("worklist", "cases", {"case", "rank", "score", "reasons", "tray", "signals", "partners", "amount", "kind"}),
)
