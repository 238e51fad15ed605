"""Every step of the work from the shell: what it prints for machines, and how it leaves."""

import contextlib
import json
import socket
import sys
import time
import urllib.request

import pytest

CANONICAL = "kenmerk;voorletters;achternaam;geboortedatum;straat;huisnummer;postcode;woonplaats;bedrag;signaaldatum\n"


def answer(house, *arguments, code=0):
    done = house.run(*arguments, check=False)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout) if done.stdout.startswith("{") else done


def test_the_demo_tells_what_it_built_and_a_second_start_is_quick(house):
    """The second start finds the demo and builds nothing twice."""
    started = time.monotonic()
    told = answer(house, "demo", "--no-serve", "--json")
    assert time.monotonic() - started < 10
    assert {place["code"] for place in told["municipalities"]} == {"9901", "9902", "9903"}
    for name in (
        "residents",
        "deliveries",
        "signals_accepted",
        "signals_refused",
        "links_certain",
        "cases_open",
        "ranked",
    ):
        assert told[name] > 0
    assert {"links_doubtful", "cases_multiple", "cases_consecutive", "seconds"} <= told.keys()
    assert told["ranked"] == told["cases_open"]
    assert answer(house, "demo", "--no-serve", "--json")["signals_accepted"] == told["signals_accepted"]


def test_a_file_is_read_once(house, tmp_path):
    """Accepted and refused rows are counted, each refusal has its reason, and the same file again is a duplicate."""
    file = tmp_path / "lichtstroom.csv"
    file.write_text(
        CANONICAL
        + "E2E-1;A.;Bakker;1980-02-03;Molenweg;1;9901AB;Klokkendam;123,45;2026-11-02\n"
        + "E2E-2;B.;Smit;;Molenweg;2;geen;Klokkendam;50;2026-11-02\n"
    )
    where = ("--municipality", "9901", "--partner", "lichtstroom", "--json")
    dry = answer(house, "intake", str(file), "--dry-run", *where)
    assert (dry["accepted"], dry["refused"]) == (1, 1)
    read = answer(house, "intake", str(file), *where)
    assert (read["accepted"], read["refused"], read["duplicate"]) == (1, 1, False)
    error = next(e for e in read["errors"] if e["grade"] == "error")
    assert error["row"] == 3
    assert error["column"] == "postcode"
    assert error["code"]
    assert error["message"]
    again = house.run("intake", str(file), *where, check=False)
    assert again.returncode == 1
    assert json.loads(again.stdout)["duplicate"] is True


def test_the_month_can_be_run_twice(house):
    """A second run finds nothing to do."""
    answer(house, "month", "--municipality", "all", "--json")
    told = answer(house, "month", "--municipality", "9901", "--json")
    assert [step["name"] for step in told["steps"]] == ["link", "decide", "rank"]
    assert told["cases_opened"] == told["cases_joined"] == 0
    assert told["decisions"] == {}
    assert told["ranked"] > 0


def test_the_worklist_gives_its_reasons(house):
    """Highest score first; the points of the reasons are the score."""
    cases = answer(house, "worklist", "--municipality", "9901", "--limit", "30", "--json")["cases"]
    assert [case["rank"] for case in cases] == list(range(1, 31))
    assert [case["score"] for case in cases] == sorted((case["score"] for case in cases), reverse=True)
    for case in cases:
        assert sum(reason["points"] for reason in case["reasons"]) == case["score"]
        assert all(reason["rule"] and reason["text"] for reason in case["reasons"])
        assert case["tray"] and case["kind"] and case["signals"] >= 1 and case["partners"] >= 1 and case["amount"] > 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("worklist", "--municipality", "1234"), 1),  # a municipality that is not served here
        (("month",), 2),
    ],
)
def test_the_exit_code_tells_a_refusal_from_misuse(house, arguments, code):
    """1: a rule says no, in a sentence. 2: the command was given wrongly (tests/test_commands.py has them all)."""
    done = house.run(*arguments, check=False)
    assert done.returncode == code
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_busy_port_gets_a_sentence(house):
    """The sentence says what to type instead."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        done = house.run("demo", "--port", str(busy.getsockname()[1]), check=False)
    assert done.returncode == 1
    assert "PORT=" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a silent connection from the web server")
def test_connections_that_ask_nothing_do_not_keep_others_waiting(house):
    """Browsers open more connections than they need, and a thread would wait five seconds for each."""
    where = ("127.0.0.1", house.port)
    with contextlib.ExitStack() as open_:
        silent = [open_.enter_context(socket.create_connection(where)) for _ in range(16)]
        with urllib.request.urlopen(f"{house.url}/gezond", timeout=4) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        silent[0].sendall(b"GET /gezond HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert silent[0].recv(12) == b"HTTP/1.1 200"
