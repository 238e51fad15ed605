"""The one comparison model: what each agreement and each difference between two records weighs.

Fellegi and Sunter (1969): a level weighs log2(m / u), where m is how often it occurs between two records of one
person and u how often between records of two persons of the same municipality. The numbers are fixed and
published, so that the same pair weighs the same everywhere and always, and a worker can be told why.

Where they come from. u: chance, counted from public figures: some 25,000 birth dates among adults, surname shares
of the Nederlandse Familienamenbank 2007, two sexes, about twenty doors to a postcode, a municipality in which
some thousands of residents have signals. m: error rates between Dutch administrations; nobody publishes them
(Divosa lists the causes, not the shares), so they are set on the cautious side and checked in `tests/`. Members of
one family share a door and a surname, so at one door the surname, the telephone and the e-mail address weigh what
they weigh *there*. An absent field is no evidence and weighs nothing.
"""

from dataclasses import dataclass
from math import log2
from typing import Final

from aanbel.people.core.names import COMMON, VERY_COMMON, sql_list

MODEL_VERSION: Final = 1


def _(text: str) -> str:
    """Marks a msgid; the screens translate it."""
    return text


ONE_IN_HOW_MANY: Final = 8192
"""Of this many pairs of records from one municipality, one pair is about the same person: we start at -13."""

CERTAIN: Final = 4.0
"""From this weight up (16 to 1, 94 %) two records are the same person, unless a veto says otherwise."""

DOUBTFUL: Final = 1.0
"""From this weight up (2 to 1, 67 %) a person is asked; below it, the records are about two persons."""


A_YEAR_OR_SO: Final = 400
"""Days. Birth dates further apart, and no slip of one digit, contradict each other."""

A_GENERATION: Final = 15
"""Years. 1960 and 1990 differ in one digit, but they may be a father and a son."""


@dataclass(frozen=True)
class Level:
    """One outcome of a comparison: `when` (SQL over l. and r.), how likely it is for one person and for two."""

    name: str
    when: str
    m: float
    u: float
    reason: str

    @property
    def weight(self) -> float:
        """The evidence in bits: +1 doubles the odds that this is one person.

        >>> Level("same_sex", "", m=0.98, u=0.49, reason="").weight
        1.0
        """
        return log2(self.m / self.u)


@dataclass(frozen=True)
class Comparison:
    """One question put to two records. The first level that fits is the answer; the last one always fits."""

    name: str
    absent: str
    levels: tuple[Level, ...]

    def value(self, name: str) -> int:
        """The number under which a level is stored: 0 for the last level, -1 is 'absent'."""
        return next(len(self.levels) - 1 - i for i, level in enumerate(self.levels) if level.name == name)

    def level(self, value: int) -> Level | None:
        """The level that a stored number stands for; None when there was nothing to compare."""
        return None if value < 0 else self.levels[len(self.levels) - 1 - value]


_SAME_DOOR = "l.door = r.door"
_SAME_NAME = "l.surname = r.surname"
_NEAR_NAME = "jaro_winkler_similarity(l.surname, r.surname) >= 0.9"
_EXCHANGED = "jaro_winkler_similarity(l.surname, r.given) >= 0.9 and jaro_winkler_similarity(l.given, r.surname) >= 0.9"
_NEW_YEAR = "l.born_month_day = '0101'"

BSN = Comparison(
    "bsn",
    "l.bsn is null or r.bsn is null",
    (
        Level("same", "l.bsn = r.bsn", 0.985, 1e-10, _("same BSN")),
        Level("near", "damerau_levenshtein(l.bsn, r.bsn) = 1", 0.01, 1e-6, _("BSN one digit apart")),
        Level("other", "else", 0.005, 1.0, _("another BSN")),
    ),
)

BIRTH_DATE = Comparison(
    "birth_date",
    "l.born is null or r.born is null",
    (
        Level("same_new_year", f"l.born = r.born and {_NEW_YEAR}", 0.93, 1 / 2000, _("same birth date, but 1 January")),
        Level("same", "l.born = r.born", 0.93, 1 / 25000, _("same birth date")),
        Level(
            "swapped",
            "l.born_year = r.born_year and l.born_month_day = r.born_day_month",
            0.01,
            1 / 40000,
            _("day and month of birth swapped"),
        ),
        Level(
            "near",
            "damerau_levenshtein(l.born_digits, r.born_digits) = 1 "
            f"and abs(l.born_year - r.born_year) < {A_GENERATION}",
            0.03,
            1 / 1200,
            _("birth date one digit apart"),
        ),
        Level(
            "same_year",
            "l.born_year = r.born_year and (l.born_month_day = '0101' or r.born_month_day = '0101')",
            0.005,
            1 / 1500,
            _("same year of birth, one on 1 January"),
        ),
        Level(
            "part",
            "l.born_year = r.born_year and (month(l.born) = month(r.born) or day(l.born) = day(r.born))",
            0.015,
            1 / 480,
            _("birth date partly the same"),
        ),
        Level(
            "close",
            f"abs(date_diff('day', l.born, r.born)) <= {A_YEAR_OR_SO}",
            0.012,
            1 / 30,
            _("birth dates about a year apart"),
        ),
        Level("other", "else", 0.008, 1.0, _("another birth date")),
    ),
)

SURNAME = Comparison(
    "surname",
    "l.surname is null or r.surname is null or ((l.trade or r.trade) and not list_has_any(l.names, r.names))",
    (
        Level(
            "same_trade",
            f"l.trade and r.trade and {_SAME_DOOR} and {_SAME_NAME}",
            0.9,
            1 / 60,
            _("same trade name at one address"),
        ),
        Level("same_at_door", f"{_SAME_DOOR} and {_SAME_NAME}", 0.93, 0.42, _("same surname, as families have")),
        Level(
            "same_very_common",
            f"{_SAME_NAME} and l.surname in {sql_list(VERY_COMMON)}",
            0.9,
            1 / 250,
            _("same surname, a very common one"),
        ),
        Level(
            "same_common",
            f"{_SAME_NAME} and l.surname in {sql_list(COMMON)}",
            0.9,
            1 / 900,
            _("same surname, a common one"),
        ),
        Level("same", _SAME_NAME, 0.9, 1 / 6000, _("same surname")),
        Level(
            "part_at_door",
            f"{_SAME_DOOR} and list_has_any(l.names, r.names)",
            0.07,
            0.034,
            _("surname partly the same"),
        ),
        Level("near_at_door", f"{_SAME_DOOR} and {_NEAR_NAME}", 0.05, 0.03, _("surname nearly the same")),
        Level("part", "list_has_any(l.names, r.names)", 0.03, 1 / 1000, _("surname partly the same")),
        Level("exchanged", _EXCHANGED, 0.005, 1e-7, _("first name and surname exchanged")),
        Level("near", _NEAR_NAME, 0.04, 1 / 600, _("surname nearly the same")),
        Level("other", "else", 0.035, 0.95, _("another surname")),
    ),
)

INITIALS = Comparison(
    "initials",
    "l.initials is null or r.initials is null",
    (
        Level("same_name", "l.given = r.given", 0.85, 1 / 120, _("same first name")),
        Level("exchanged", _EXCHANGED, 0.005, 1 / 1500, _("first name and surname exchanged")),
        Level("same_all", "l.initials = r.initials and l.initials <> l.initial", 0.8, 1 / 80, _("same initials")),
        Level(
            "near_name",
            "jaro_winkler_similarity(l.given, r.given) >= 0.85",
            0.1,
            1 / 80,
            _("first name nearly the same"),
        ),
        Level("same_one", "l.initials = r.initials", 0.8, 1 / 13, _("same initial")),
        Level(
            "begins",
            "starts_with(l.initials, r.initials) or starts_with(r.initials, l.initials)",
            0.3,
            1 / 26,
            _("the initials that both give are the same"),
        ),
        Level("first", "l.initial = r.initial", 0.06, 1 / 16, _("same first initial")),
        Level(
            "within",
            "contains(l.initials, r.initials) or contains(r.initials, l.initials)",
            0.03,
            1 / 20,
            _("an initial in common"),
        ),
        Level("other", "else", 0.02, 0.85, _("other initials")),
    ),
)

SEX = Comparison(
    "sex",
    "l.sex is null or r.sex is null",
    (
        Level("same", "l.sex = r.sex", 0.985, 0.5, _("same sex")),
        Level("other", "else", 0.015, 0.5, _("another sex")),
    ),
)

ADDRESS = Comparison(
    "address",
    "(l.door is null or r.door is null) and (l.postcode <> r.postcode or l.postcode is null or r.postcode is null)",
    (
        Level("same", _SAME_DOOR, 0.82, 1e-4, _("same address")),
        Level(
            "no_addition",
            "l.building = r.building and (l.addition = '' or r.addition = '')",
            0.05,
            1 / 1000,
            _("same address, one without the addition"),
        ),
        Level(
            "other_postcode",
            "l.street = r.street and l.house_number = r.house_number and l.addition = r.addition",
            0.02,
            1 / 5000,
            _("same street and number, another postcode"),
        ),
        Level("building", "l.building = r.building", 0.008, 1 / 800, _("same building, another door")),
        Level(
            "near_number",
            "l.postcode = r.postcode and damerau_levenshtein(l.house_number::text, r.house_number::text) = 1",
            0.015,
            1 / 3000,
            _("same postcode, house number one digit apart"),
        ),
        Level(
            "near_postcode",
            "l.house_number = r.house_number and damerau_levenshtein(l.postcode, r.postcode) = 1",
            0.011,
            1 / 5000,
            _("same number, postcode one character apart"),
        ),
        Level("near_by", "l.postcode = r.postcode or l.street = r.street", 0.02, 1 / 300, _("same street")),
        Level("other", "else", 0.12, 0.99, _("another address")),
    ),
)

PHONE = Comparison(
    "phone",
    "l.phone is null or r.phone is null",
    (
        Level(
            "same_at_door",
            f"{_SAME_DOOR} and l.phone = r.phone",
            0.7,
            0.09,
            _("same telephone, as families have"),
        ),
        Level("same", "l.phone = r.phone", 0.7, 1 / 30000, _("same telephone number")),
        Level("other", "else", 0.3, 0.95, _("another telephone number")),
    ),
)

EMAIL = Comparison(
    "email",
    "l.email is null or r.email is null",
    (
        Level(
            "same_at_door", f"{_SAME_DOOR} and l.email = r.email", 0.7, 0.08, _("same e-mail address, as families have")
        ),
        Level("same", "l.email = r.email", 0.7, 1 / 30000, _("same e-mail address")),
        Level(
            "same_name",
            "l.email_name = r.email_name and len(l.email_name) > 5",
            0.03,
            1 / 300,
            _("same name before the @"),
        ),
        Level(
            "near",
            "l.email_digits = r.email_digits and damerau_levenshtein(l.email, r.email) <= 2",
            0.05,
            1 / 160,
            _("e-mail address nearly the same"),
        ),
        Level("other", "else", 0.3, 0.95, _("another e-mail address")),
    ),
)

MODEL: Final = (BSN, BIRTH_DATE, SURNAME, INITIALS, SEX, ADDRESS, PHONE, EMAIL)
"""The order in which levels are stored with a link."""

PRIOR: Final = -log2(ONE_IN_HOW_MANY)
