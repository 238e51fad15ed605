"""(c) Pages with a million open cases: the real web server on a free port, real sessions, one user and sixteen.

Sixteen in two ways: people who open a page about every second, which is a busy team; and programs that never pause,
which is more than any sixteen people. Two times: *server*, what the server takes from reading the question to the last
byte, and *browser*, what the browser waits for, which adds the queue before the server. Two places: average
municipalities, and the large one.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.client import Load, User, ask, percentile
from bench.crowd import Crowd
from bench.installation import as_owner
from bench.memory import processor_seconds
from bench.serving import Server, session_of, worker_of
from bench.table import Measure, console

MOST_SECONDS = 12.0
VARIETY = 24
AVERAGES = 16


@dataclass(frozen=True)
class Pace:
    """How many ask, how long each looks at a page (seconds), how often in all, and the milliseconds we want at p95."""

    words: str
    users: int
    pause: float
    requests: int
    limit: float


PACES = (
    Pace("1 user", 1, 0.0, 60, 50.0),
    Pace("16 users, a page a second", 16, 1.0, 144, 200.0),
    Pace("16 users without a pause", 16, 0.0, 480, 200.0),
)


@dataclass(frozen=True)
class Cell:
    """One kind of page, in one place, by so many users; `server`: milliseconds that the server took for each answer;
    `effort`: milliseconds of processor per answer, all told.
    """

    page: str
    place: str
    pace: Pace
    load: Load
    server: tuple[float, ...]
    effort: float


def run(crowd: Crowd, municipalities: tuple[int, ...], data: Path) -> tuple[list[Measure], list[dict[str, Any]]]:
    """Signs everybody in, starts the server, and goes through every kind of page."""
    others = [code for code in municipalities if code != crowd.large]
    average = random.Random(1).sample(others, min(AVERAGES, len(others))) or [crowd.large]
    places = {
        "average municipalities": [average[n % len(average)] for n in range(16)],
        f"one with {crowd.in_large:,} cases": [crowd.large] * 16,
    }
    cells: list[Cell] = []
    with console.status("Signing everybody in …"):
        cookies = {
            place: [session_of(worker_of(code, number)) for number, code in enumerate(codes)]
            for place, codes in places.items()
        }
    with Server() as server:
        for place, codes in places.items():
            for page, addresses in PAGES.items():
                by_town = {code: tuple(addresses(code)) for code in set(codes)}
                users = [
                    User(cookie, _from(by_town[code], number))
                    for number, (code, cookie) in enumerate(zip(codes, cookies[place], strict=True))
                ]
                ask(server.port, users, requests=32, most_seconds=MOST_SECONDS)
                server.milliseconds()
                for pace in PACES:
                    spent = processor_seconds(data)
                    load = ask(
                        server.port,
                        users[: pace.users],
                        requests=pace.requests,
                        most_seconds=MOST_SECONDS,
                        pause=pace.pause,
                    )
                    spent = processor_seconds(data) - spent
                    effort = round(1000 * spent / max(1, len(load.milliseconds)), 1)
                    cells.append(Cell(page, place, pace, load, tuple(server.milliseconds()), effort))
                    _say(cells[-1])
    return _measures(cells), [_as_json(cell) for cell in cells]


def _from(addresses: tuple[str, ...], number: int) -> tuple[str, ...]:
    """The same addresses, each user beginning somewhere else."""
    start = number * 5 % len(addresses)
    return addresses[start:] + addresses[:start]


# -- which pages ---------------------------------------------------------------------------------------------------


def _list_address(**query: object) -> str:
    from django.urls import reverse

    return reverse("worklist:list") + (f"?{urlencode(query)}" if query else "")


def _first_page(code: int) -> list[str]:
    return [_list_address()]


def _of_tray(code: int) -> list[str]:
    rows = _rows("select tray from worklist_placing where municipality_id = %s group by 1 order by count(*) desc", code)
    return [_list_address(tray=tray) for (tray,) in rows]


def _of_neighbourhood(code: int) -> list[str]:
    rows = _rows(
        "select neighbourhood_id from worklist_placing where municipality_id = %s and neighbourhood_id is not null"
        " group by 1 order by 1 limit 24",
        code,
    )
    return [_list_address(neighbourhood=number) for (number,) in rows]


def _of_kind(code: int) -> list[str]:
    rows = _rows("select main_kind from worklist_placing where municipality_id = %s group by 1 order by 1", code)
    return [_list_address(kind=kind) for (kind,) in rows]


def _three_filters(code: int) -> list[str]:
    rows = _rows(
        "select tray, main_kind, neighbourhood_id from worklist_placing where municipality_id = %s"
        " and neighbourhood_id is not null group by 1, 2, 3 order by count(*) desc limit 24",
        code,
    )
    return [_list_address(tray=tray, kind=kind, neighbourhood=number) for tray, kind, number in rows]


def _deep_page(code: int) -> list[str]:
    rows = _rows(
        """select score, opened_on, case_id, place from (
               select score, opened_on, case_id, row_number() over (order by score desc, opened_on, case_id) as place,
                      count(*) over () as whole from worklist_placing where municipality_id = %s) t
            where place %% greatest(1, whole / 12) = whole / 24 order by place""",
        code,
    )
    return [_list_address(after=f"{score}.{day:%Y%m%d}.{case}.{place}") for score, day, case, place in rows]


def _search(code: int) -> list[str]:
    """Half a street and the number, as one types what is on a letter."""
    rows = _rows(
        """select a.street, a.house_number from worklist_placing p join cases_case c on c.id = p.case_id
             join people_address a on a.id = c.address_id
            where p.municipality_id = %s and length(a.street) > 7 order by p.case_id * 7919 %% 100003 limit 24""",
        code,
    )
    return [_list_address(q=f"{street[: len(street) // 2 + 2].strip()} {number}") for street, number in rows]


def _case(code: int) -> list[str]:
    from django.urls import reverse

    rows = _rows(
        "select case_id from worklist_placing where municipality_id = %s order by case_id * 7919 %% 100003 limit 24",
        code,
    )
    return [reverse("cases:case", args=[case]) for (case,) in rows]


def _today(code: int) -> list[str]:
    from django.urls import reverse

    return [reverse("worklist:today")]


PAGES: dict[str, Callable[[int], list[str]]] = {
    "today": _today,
    "worklist, first page": _first_page,
    "filtered by tray": _of_tray,
    "filtered by neighbourhood": _of_neighbourhood,
    "filtered by kind": _of_kind,
    "filtered by all three": _three_filters,
    "deep in the list": _deep_page,
    "search: half a street, number": _search,
    "case page": _case,
}


def _rows(sql: str, code: int) -> list[tuple[Any, ...]]:
    with as_owner() as admin:
        return admin.execute(sql, [code]).fetchall()


# -- what came of it -----------------------------------------------------------------------------------------------


def _say(cell: Cell) -> None:
    load = cell.load
    console.print(
        f"  {cell.page:<30} {cell.place:<26} {cell.pace.words:<26} p50 {load.percentile(0.5):>6.1f}  "
        f"p95 {load.percentile(0.95):>6.1f}, server {_of_server(cell):>6.1f}  max {load.percentile(1):>7.1f} ms  "
        f"{load.per_second:>6.1f}/s  {cell.effort:>5.1f} ms of processor  {len(load.failures)} failed"
    )
    for failure in load.failures[:2]:
        console.print(f"    {failure}", style="red", markup=False)


def _measures(cells: list[Cell]) -> list[Measure]:
    measures = []
    for pace in PACES:
        for page in PAGES:
            of_page = [cell for cell in cells if cell.page == page and cell.pace is pace]
            for time_of, milliseconds in (("server", _of_server), ("browser", _of_browser)):
                worst = max(of_page, key=milliseconds)
                limit = pace.limit if time_of == "server" else None
                name = f"{page}, {pace.words}, {time_of}, p95"
                measures.append(Measure("pages", name, milliseconds(worst), "ms", limit, note=worst.place))
    failed = sum(len(cell.load.failures) for cell in cells)
    asked = sum(len(cell.load.milliseconds) for cell in cells)
    measures.append(Measure("pages", "requests that failed", failed, "", 0, note=f"of {asked:,}"))
    return measures


def _of_server(cell: Cell) -> float:
    return percentile(cell.server, 0.95)


def _of_browser(cell: Cell) -> float:
    return cell.load.percentile(0.95)


def _as_json(cell: Cell) -> dict[str, Any]:
    load = cell.load
    return {
        "page": cell.page,
        "place": cell.place,
        "pace": cell.pace.words,
        "users": load.users,
        "requests": len(load.milliseconds),
        "p50_ms": load.percentile(0.5),
        "p95_ms": load.percentile(0.95),
        "max_ms": load.percentile(1),
        "server_p50_ms": percentile(cell.server, 0.5),
        "server_p95_ms": _of_server(cell),
        "per_second": load.per_second,
        "processor_ms": cell.effort,
        "failures": load.failures[:5],
        "failed": len(load.failures),
        "client_share": round(load.client_seconds / load.seconds, 3),
    }
