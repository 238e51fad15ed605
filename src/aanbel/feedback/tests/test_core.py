"""What a creditor may know: the rule as a table, and proving who a creditor's computer is."""

from datetime import timedelta
from itertools import chain, combinations

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from aanbel.cases.models import Code, Outcome
from aanbel.feedback.core.assertions import Unproven, claimed_client, proven
from aanbel.feedback.core.telling import COARSER, OF_DECISION, OF_OUTCOME, Word, tellable, word
from aanbel.kernel import clock

MENDABLE = {Outcome.NOT_RESIDENT, Outcome.DECEASED, Outcome.DROPPED_REPEATED, Outcome.DROPPED_UNJUSTIFIED}
ALLOWANCES = list(chain.from_iterable(combinations(Word, size) for size in range(len(Word) + 1)))


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in MENDABLE | {Outcome.DROPPED_OTHER}])
def test_every_ending_that_is_about_the_resident_is_the_same_word(outcome):
    """Whoever refused, was helped, paid or was never reached: the creditor reads "finished" and can infer nothing."""
    assert word("taken_up", outcome) is Word.FINISHED


@pytest.mark.parametrize(
    ("code", "outcome", "true_word"),
    [
        ("taken_up", "", Word.TAKEN_UP),
        ("repeated", "", Word.REPEATED),
        ("unjustified", "", Word.UNJUSTIFIED),
        ("not_resident", "", Word.NOT_RESIDENT),
        ("deceased", "", Word.DECEASED),
        ("known", "", Word.NOT_TAKEN_UP),  # that debt help knows somebody is help
        ("other", "", Word.NOT_TAKEN_UP),  # an earlier "no" among them
        ("taken_up", "not_resident", Word.NOT_RESIDENT),
        ("taken_up", "deceased", Word.DECEASED),
        ("taken_up", "dropped_repeated", Word.REPEATED),
        ("taken_up", "dropped_unjustified", Word.UNJUSTIFIED),
        ("taken_up", "dropped_other", Word.NOT_TAKEN_UP),
        ("repeated", "manages_alone", Word.REPEATED),  # a signal that was not taken up stays that
    ],
)
def test_what_is_true_of_a_signal(code, outcome, true_word):
    """The decision speaks while the case is open, the end of the case after that."""
    assert word(code, outcome) is true_word


def test_every_code_and_outcome_has_a_word():
    """A code that is added later must be thought about here."""
    assert set(OF_DECISION) == set(Code)
    assert set(OF_OUTCOME) <= set(Outcome)


@pytest.mark.parametrize("true_word", Word)
def test_nothing_is_told_by_default(true_word):
    """Without permission there is silence."""
    assert tellable(true_word, []) is None


@pytest.mark.parametrize("true_word", Word)
def test_a_creditor_reads_only_what_it_may(true_word):
    """Under every allowance: the word itself when allowed, else the coarser one when allowed, else nothing."""
    for allowed in ALLOWANCES:
        told = tellable(true_word, allowed)
        coarser = COARSER.get(true_word)
        expected = true_word if true_word in allowed else coarser if coarser in allowed else None
        assert told is expected


def key_pair():
    """A key as a partner makes it: (private, public in PEM form)."""
    private = ec.generate_private_key(ec.SECP256R1())
    return private, private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def claims(minutes=1, **other):
    now = clock.now()
    ends = now + timedelta(minutes=minutes)
    told = {"iss": "9901-a", "sub": "9901-a", "aud": "here", "jti": "1", "iat": now, "exp": ends}
    return {key: value for key, value in (told | other).items() if value is not None}


def check(assertion, public):
    return proven(assertion, public_key=public, audience="here", now=clock.now())


def test_a_statement_signed_with_the_partners_own_key_proves_who_it_is():
    """The public half is enough to check."""
    private, public = key_pair()
    signed = jwt.encode(claims(), private, algorithm="ES256")
    assert claimed_client(signed) == "9901-a"
    assert check(signed, public).client_id == "9901-a"


@pytest.mark.parametrize(
    "other",
    [
        {"aud": "elsewhere"},
        {"minutes": -5},
        {"minutes": 300},
        {"exp": None},
        {"jti": None},
        {"jti": ""},
        {"jti": "x" * 81},
    ],
    ids=str,
)
def test_a_statement_for_another_stale_or_nameless_is_refused(other):
    """For us, short-lived, and with a number of its own."""
    private, public = key_pair()
    with pytest.raises(Unproven):
        check(jwt.encode(claims(**other), private, algorithm="ES256"), public)


def test_another_key_proves_nothing():
    """Nor does a statement that is not signed at all, or signed with the public key as if it were a secret."""
    _private, public = key_pair()
    other, _public = key_pair()
    for assertion in (
        jwt.encode(claims(), other, algorithm="ES256"),
        jwt.encode(claims(), None, algorithm="none"),
        "not.a.token",
    ):
        with pytest.raises(Unproven):
            check(assertion, public)


def test_issuer_and_subject_are_the_client():
    """RFC 7523, section 3."""
    private, _public = key_pair()
    with pytest.raises(Unproven):
        claimed_client(jwt.encode(claims(iss="9901-b"), private, algorithm="ES256"))
