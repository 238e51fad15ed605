"""The flowchart that comes along with the house, after the desks of Eindhoven (source 5): a beginning.

The volunteer asks first; behind them stand the budget coach, the social legal advisers, the generalists, the district
service and volunteers who help at home. Its words are Dutch, as they are content and not screen.
"""

import json
from functools import cache
from pathlib import Path

from aanbel.desk.core.chart.model import Chart, from_json

FILE = Path(__file__).with_name("first_chart.json")


@cache
def first_chart() -> Chart:
    """The chart in `first_chart.json`.

    >>> len(first_chart().entries)
    8
    """
    return from_json(json.loads(FILE.read_text(encoding="utf-8")))
