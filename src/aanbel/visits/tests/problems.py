"""Planning problems for tests: small wild ones that Hypothesis makes, and one ordinary day."""

import random
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
SKILLS = ("turkish", "entrepreneurs")


def day(stops: int = 24, visitors: int = 4, seed: int = 1, **more: Any) -> Json:
    """An ordinary day: one office, morning and afternoon windows, breaks, a few duos and languages."""
    chance = random.Random(seed)
    points = [[chance.randrange(3000), chance.randrange(3000)] for _ in range(stops)] + [[1500, 1500]]
    return {
        "points": points,
        "speed": 75,
        "duos": "auto",
        "seconds": 1,
        "seed": seed,
        "visitors": [
            {
                "id": f"v{n}",
                "shift": [540, 1020],
                "break": [720, 810, 30],
                "start": stops,
                "end": stops,
                "skills": [skill for skill in SKILLS if chance.random() < 0.5],
                "mentor_needed": n == 3,
            }
            for n in range(visitors)
        ],
        "stops": [
            {
                "id": f"s{n}",
                "at": n,
                "minutes": chance.choice([15, 20, 30]),
                "windows": [[540, 720], [780, 1000]] if n % 2 else [[600, 960]],
                "prize": chance.randint(1, 100),
                "skills": [chance.choice(SKILLS)] if n % 5 == 0 else [],
                "duo": n % 4 == 0,
            }
            for n in range(stops)
        ],
        **more,
    }


def _times(least: int = 0) -> st.SearchStrategy[list[int]]:
    return st.tuples(st.integers(0, 240), st.integers(least, 200)).map(lambda pair: [pair[0], pair[0] + pair[1]])


@st.composite
def problems(draw: st.DrawFn, most_stops: int = 7, most_visitors: int = 4) -> Json:
    """Days of all shapes: tight and wide windows, holes in the matrix, breaks, duos given or not, one door for more."""
    count = draw(st.integers(1, 5))
    names = [f"v{n}" for n in range(draw(st.integers(0, most_visitors)))]
    whole: Json = {"seconds": 0.3, "seed": draw(st.integers(0, 9))}
    if draw(st.booleans()):
        cell = st.one_of(st.integers(0, 60), st.none()) if draw(st.booleans()) else st.integers(0, 60)
        whole["matrix"] = [[0 if a == b else draw(cell) for b in range(count)] for a in range(count)]
    else:
        whole["points"] = [[draw(st.integers(0, 2000)), draw(st.integers(0, 2000))] for _ in range(count)]
        whole["speed"] = draw(st.sampled_from([40, 75, 250.5]))
    point = st.integers(0, count - 1)
    whole["visitors"] = [_visitor(draw, name, point) for name in names]
    whole["stops"] = [_stop(draw, f"s{n}", point) for n in range(draw(st.integers(0, most_stops)))]
    whole["duos"] = draw(st.sampled_from(["auto", [names[:2]] if len(names) > 1 else "auto", []]))
    if whole["duos"] == "auto" and len(names) > 2 and draw(st.booleans()):
        whole["never"] = [names[:2]]
    return whole


def _visitor(draw: st.DrawFn, name: str, point: st.SearchStrategy[int]) -> Json:
    shift = draw(_times(60))
    skills = draw(st.lists(st.sampled_from(SKILLS), max_size=2))
    one: Json = {"id": name, "shift": shift, "start": draw(point), "end": draw(point), "skills": skills}
    one["mentor_needed"] = draw(st.booleans())
    if draw(st.booleans()):
        begins = draw(st.integers(shift[0], shift[1] - 30))
        one["break"] = [begins, draw(st.integers(begins + 30, shift[1])), draw(st.integers(0, 30))]
    return one


def _stop(draw: st.DrawFn, name: str, point: st.SearchStrategy[int]) -> Json:
    one: Json = {"id": name, "at": draw(point), "minutes": draw(st.integers(0, 60)), "prize": draw(st.integers(0, 100))}
    if draw(st.booleans()):
        one["windows"] = draw(st.lists(_times(), max_size=3))
        if draw(st.integers(0, 3)) == 0:
            one["prizes"] = [draw(st.integers(0, 100)) for _ in one["windows"]]
    one["duo"] = draw(st.integers(0, 3)) == 0
    one["skills"] = draw(st.lists(st.sampled_from(SKILLS), max_size=1)) if draw(st.booleans()) else []
    if draw(st.booleans()):
        one["same_door"] = draw(st.sampled_from(["a", "b"]))
    return one
