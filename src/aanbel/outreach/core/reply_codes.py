"""What a reply code looks like: nine characters in three groups, as in K7F-3QX-9TB.

**Typing.** Digits and consonants: no vowel, so that no code is a word; no I, L or O, which are read as 1 and 0 when
somebody types them. Small letters, spaces and dashes do not matter.

**Guessing.** 30 characters in nine places are 30⁹ ≈ 2 × 10¹³ codes. At most `accounts.core.guesses.OVERALL` = 1,200
wrong codes an hour are looked at. A municipality of 250,000 residents has some 5,400 codes alive (900
households a month, 60 days, three pieces of post each): 5,400 / 2 × 10¹³ × 1,200 is one hit in 345 years of guessing
without a pause. One installation for the whole country (400,000 alive) is found once in 4.7 years. What a hit opens
shows no name and no debt. Eight characters would make these 11 years and 2 months; ten are more than one likes to type.
"""

import secrets

ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 9
GROUP = 3
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " -–—.·\t\r\n\u00a0\u200b\u200e\u200f")


def new_code() -> str:
    """A code that nobody can guess, without its dashes."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def grouped(code: str) -> str:
    """As it is printed.

    >>> grouped("K7F3QX9TB")
    'K7F-3QX-9TB'
    """
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def as_meant(typed: str) -> str:
    """The code that somebody meant to type; "" when it cannot be one.

    >>> as_meant(" k7f 3qx-9tb ")
    'K7F3QX9TB'
    >>> as_meant("koi-3qx-9tb"), as_meant("not a code")
    ('K013QX9TB', '')
    """
    code = typed[:60].upper().translate(_BETWEEN).translate(_LOOK_ALIKES)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
