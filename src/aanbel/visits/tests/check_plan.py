"""An independent judge of plans: the rules of docs/reference/planning.md, read from the JSON, without the planner.

Written from the rules and not from the code: it imports nothing of the product. `broken_rules` gives one sentence per
rule that a plan breaks, none for a sound plan. The bench judges the plans of the peers with it too.
"""

import math
from collections import Counter
from typing import Any

Json = dict[str, Any]


def broken_rules(problem: Json, answer: Json) -> list[str]:
    """What is wrong with this answer to this problem."""
    visitors = {one["id"]: one for one in problem["visitors"]}
    stops = {one["id"]: one for one in problem["stops"]}
    wrong = _everyone_once(problem, answer, visitors, stops)
    if wrong:
        return wrong
    for number, round_ in enumerate(answer["rounds"]):
        crew = [visitors[one] for one in round_["visitors"]]
        said = [f"round {number}: {sentence}" for sentence in _round(problem, round_, crew, stops)]
        wrong += said
    wrong += _doors(answer, stops)
    for name in ("prize", "travel"):
        total = sum(round_[name] for round_ in answer["rounds"])
        if not math.isclose(answer[name], total, abs_tol=1e-6):
            wrong.append(f"the total {name} is {answer[name]}, the rounds have {total}")
    return wrong


def _everyone_once(problem: Json, answer: Json, visitors: Json, stops: Json) -> list[str]:
    wrong = []
    people = Counter(one for round_ in answer["rounds"] for one in round_["visitors"])
    wrong += [f"visitor {one} is in {times} rounds" for one, times in people.items() if times > 1]
    wrong += [f"visitor {one} does not exist" for one in people if one not in visitors]
    served = Counter(stop["id"] for round_ in answer["rounds"] for stop in round_["stops"])
    left = Counter(one["id"] for one in answer["left_out"])
    for one in {*served, *left, *stops}:
        if one not in stops:
            wrong.append(f"stop {one} does not exist")
        elif served[one] + left[one] != 1:
            wrong.append(f"stop {one} is served {served[one]} times and left out {left[one]} times")
    wrong += [f"stop {one['id']} is required and left out" for one in problem["stops"]
              if (one.get("required") or one.get("pinned")) and not served[one["id"]]]  # fmt: skip
    wrong += [f"stop {one['id']} is left out without a reason" for one in answer["left_out"] if not one["reason"]]
    wrong += pairings(problem, answer, visitors)
    return wrong


def pairings(problem: Json, answer: Json, visitors: Json) -> list[str]:
    wrong = []
    given = problem.get("duos", "auto")
    never = [set(pair) for pair in problem.get("never", [])]
    for round_ in answer["rounds"]:
        members = round_["visitors"]
        if not members or not round_["stops"]:
            wrong.append("a round is empty")
        if len(members) == 1 and visitors[members[0]].get("mentor_needed"):
            wrong.append(f"visitor {members[0]} needs a mentor and goes alone")
        if given == "auto":
            if len(members) > 1 and all(visitors[one].get("mentor_needed") for one in members):
                wrong.append(f"{members} all need a mentor")
            if any(pair <= set(members) for pair in never):
                wrong.append(f"{members} must never go together")
        elif sorted(members) not in [sorted(duo) for duo in given] and (
            len(members) > 1 or any(members[0] in duo for duo in given)
        ):
            wrong.append(f"{members} are no duo that was given")
    return wrong


def _round(problem: Json, round_: Json, crew: list[Json], stops: Json) -> list[str]:
    wrong = []
    begins, ends = round_["start"], round_["end"]
    for one in crew:
        if begins < one["shift"][0] or ends > one["shift"][1]:
            wrong.append(f"{begins} to {ends} is outside the shift of {one['id']}")
    skills = {skill for one in crew for skill in one.get("skills", [])}
    legs, gaps = [], []
    here, free_from = None, None
    for visit in round_["stops"]:
        stop = stops[visit["id"]]
        wrong += [f"stop {stop['id']}: {said}" for said in _visit(stop, visit, crew, skills)]
        way = leg(problem, crew, here, stop["at"])
        if way is None:
            wrong.append(f"there is no road to stop {stop['id']}")
            way = 0
        leaves = begins if free_from is None else free_from
        if visit["arrive"] < leaves + way:
            wrong.append(f"stop {stop['id']}: {way} minutes after {leaves} is not {visit['arrive']}")
        gaps += [(leaves, visit["arrive"] - way), (visit["arrive"], visit["start"])]
        legs.append(way)
        here, free_from = stop["at"], visit["leave"]
    for one in crew:
        back = minutes(problem, one, here, one["end"])
        if back is None or free_from + back > one["shift"][1] or free_from + back > ends:
            wrong.append(f"{one['id']} is not back in time")
    home = max((minutes(problem, one, here, one["end"]) or 0) for one in crew)
    legs.append(home)
    gaps += [(free_from, ends - home), (-math.inf, begins), (ends, math.inf)]
    if round_["travel"] != sum(legs):
        wrong.append(f"travel is {round_['travel']}, the legs are {sum(legs)}")
    wrong += _breaks(crew, gaps)
    return wrong + _prize(round_, stops)


def _visit(stop: Json, visit: Json, crew: list[Json], skills: set[str]) -> list[str]:
    wrong = []
    arrive, start, leave = visit["arrive"], visit["start"], visit["leave"]
    if not arrive <= start or leave != start + stop["minutes"]:
        wrong.append(f"{arrive}, {start}, {leave} are no visit of {stop['minutes']} minutes")
    windows = stop.get("windows")
    if windows is not None and not any(opens <= start <= closes for opens, closes in windows):
        wrong.append(f"{start} is in no window")
    if not set(stop.get("skills", [])) <= skills:
        wrong.append(f"nobody has all of {stop['skills']}")
    if stop.get("duo") and len(crew) < 2:
        wrong.append("needs two visitors")
    pin = stop.get("pinned") or {"visitor": crew[0]["id"]}
    if pin["visitor"] not in [one["id"] for one in crew] or pin.get("start", start) != start:
        wrong.append("is not where it was pinned")
    return wrong


def _breaks(crew: list[Json], gaps: list[tuple[float, float]]) -> list[str]:
    """Each break lies wholly in its own hours, in the shift, and in one stretch without a door and without a way."""
    wrong = []
    for one in crew:
        if rest := one.get("break"):
            after, before = max(rest[0], one["shift"][0]), min(rest[1], one["shift"][1])
            if not any(min(before, until) - max(after, since) >= rest[2] for since, until in gaps):
                wrong.append(f"{one['id']} has no break")
    return wrong


def _prize(round_: Json, stops: Json) -> list[str]:
    total = 0.0
    for visit in round_["stops"]:
        stop = stops[visit["id"]]
        prizes = stop.get("prizes") or [stop.get("prize", 0)] * len(stop.get("windows") or [0])
        windows = stop.get("windows") or [[0, 10**6]]
        total += max(
            (
                prize
                for (opens, closes), prize in zip(windows, prizes, strict=True)
                if opens <= visit["start"] <= closes
            ),
            default=0,
        )
    return [] if math.isclose(total, round_["prize"], abs_tol=1e-6) else [f"prize is {round_['prize']}, not {total}"]


def _doors(answer: Json, stops: Json) -> list[str]:
    """Those at one door are in one round, one after another."""
    wrong, seen = [], Counter()
    for round_ in answer["rounds"]:
        keys = [stops[visit["id"]].get("same_door") for visit in round_["stops"]]
        runs = [key for n, key in enumerate(keys) if key is not None and (n == 0 or keys[n - 1] != key)]
        seen.update(runs)
    wrong += [f"the door {key} is visited {times} times" for key, times in seen.items() if times > 1]
    return wrong


def leg(problem: Json, crew: list[Json], here: int | None, there: int) -> int | None:
    """Minutes until everybody is there: each from the own start, later all together."""
    legs = [minutes(problem, one, one["start"] if here is None else here, there) for one in crew]
    return None if None in legs else max(legs)


def minutes(problem: Json, visitor: Json, here: int, there: int) -> int | None:
    way = problem["transports"][visitor["transport"]] if visitor.get("transport") else problem
    if way.get("matrix") is not None:
        cell = way["matrix"][here][there]
        return 0 if cell is None and here == there else None if cell is None else math.ceil(cell)
    return math.ceil(math.dist(problem["points"][here], problem["points"][there]) / way["speed"])
