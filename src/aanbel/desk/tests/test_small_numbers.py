"""Small counts stay hidden, and nothing beside them gives them away."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aanbel.desk.core.small_numbers import FEWEST, TOTAL, Block, hide_small

LINES = [
    # counts of one line,  what is shown,             and the total
    ((9, 8, 7), (9, 8, 7), 24),
    ((0, 8, 7), (0, 8, 7), 15),  # nobody is nobody: nought tells of no person
    ((3, 8, 7), (None, 8, None), 18),  # one hidden could be subtracted: the next smallest goes along
    ((3, 4, 9), (None, None, 9), 16),  # two hidden, seven together: neither can be told
    ((1, 1, 9), (None, None, None), 11),  # two hidden, two together: one and one
    ((2, 0, 9), (None, 0, None), 11),
    ((3, 0, 0), (None, 0, 0), None),  # nothing left to hide but the total
    ((4, 0, 0), (None, 0, 0), None),
    ((1, 2, 0), (None, None, 0), None),
    ((2, 3, 0), (None, None, 0), 5),
    ((1, 1, 3), (None, None, None), 5),
]


@pytest.mark.parametrize(("counts", "shown", "total"), LINES)
def test_one_line_of_counts(counts, shown, total) -> None:
    """What a reader sees of three counts and their total."""
    block = hide_small({(str(place),): count for place, count in enumerate(counts)})
    assert tuple(block.shown(str(place)) for place in range(3)) == shown
    assert block.shown(TOTAL) == total


@settings(deadline=None, max_examples=60)
@given(some.lists(some.integers(0, 7), min_size=4, max_size=6))
def test_whoever_subtracts_finds_no_count(numbers: list[int]) -> None:
    """Of a table with all its totals, every hidden count could have been another: an oracle tries all that fit."""
    across = len(numbers) // 2
    counts = {(row, column): numbers[row * across + column] for row in range(2) for column in range(across)}
    block = hide_small(counts)
    for place, count in block.counts.items():
        if count in range(1, FEWEST):
            assert block.shown(*place) is None
    possible = _that_fit(block, across)
    for place in block.hidden:
        if TOTAL not in place:
            assert len({table[place] for table in possible}) > 1, (place, counts)


def _that_fit(block: Block, across: int) -> list[dict[tuple[object, ...], int]]:
    """Tables that look the same: hidden counts are at least one, and all that is shown adds up.

    One more or less is enough to look at: where a table with totals can be otherwise, it can be so by ones.
    """
    cells = list(product(range(2), range(across)))
    hidden = [cell for cell in cells if cell in block.hidden]
    found = []
    for guess in product((-1, 0, 1), repeat=len(hidden)):
        table: dict[tuple[object, ...], int] = {cell: block.counts[cell] for cell in cells}
        table.update({cell: max(1, table[cell] + more) for cell, more in zip(hidden, guess, strict=True)})
        sums: dict[tuple[object, ...], int] = {(TOTAL, TOTAL): sum(table.values())}
        sums.update({(row, TOTAL): sum(table[row, one] for one in range(across)) for row in range(2)})
        sums.update({(TOTAL, one): sum(table[row, one] for row in range(2)) for one in range(across)})
        if all(sums[place] == block.counts[place] for place in sums if place not in block.hidden):
            found.append(table)
    return found
