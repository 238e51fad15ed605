"""Telling a creditor, once, what it may know."""

import csv
import io
import json
from dataclasses import replace
from threading import Thread

import pytest
from django.db import connection, connections, transaction
from django.db.utils import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Case, Code, Decision, Outcome
from aanbel.cases.services import decide_signals
from aanbel.cases.tests import factories as make
from aanbel.feedback import queries, services
from aanbel.feedback.core.telling import tellable, word
from aanbel.feedback.models import Report, Sharing, Telling, Word
from aanbel.feedback.tests.test_core import key_pair
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused


def share(by, *words, basis="agreement 2026, article 7"):
    """The partner of the factories may be told these words."""
    make.partner()
    return services.set_sharing(by=by, partner="klokwonen", words=words, basis=basis)


def report(by):
    return services.make_report(by=by, partner="klokwonen")


def end(case, outcome):
    case.closed_on, case.outcome, case.status = clock.today(), outcome, "closed"
    case.save()


def told(by):
    return sorted(Telling.objects.values_list("signal__reference", "word"))


def test_nothing_is_told_before_it_is_allowed(by):
    """A new partner learns nothing; asking for a report is refused with the way on."""
    make.case(by)
    with pytest.raises(Refused):
        report(by)
    share(by)
    with pytest.raises(Refused):
        report(by)
    assert Report.objects.count() == 0


def test_allowing_something_needs_a_ground(by):
    """Without the clause of an agreement a creditor may not be told."""
    with pytest.raises(Refused):
        share(by, Word.TAKEN_UP, basis=" ")
    assert Sharing.objects.count() == 0


def test_only_a_coordinator_tells_creditors(by):
    """A worker sees what was told, and tells nothing."""
    worker = Acting(by.municipalities, 7, "Anna", frozenset({"worker"}))
    share(by, Word.TAKEN_UP)
    for act in (lambda: share(worker, Word.FINISHED), lambda: report(worker)):
        with pytest.raises(NotAllowed):
            act()


def test_each_word_about_a_signal_is_told_once(by):
    """A second report holds only what is new: nothing twice, and the later end of a case once more."""
    case = make.case(by)
    share(by, Word.TAKEN_UP, Word.FINISHED)
    assert report(by).rows == 1
    assert report(by) is None
    end(case, Outcome.MANAGES_ALONE)
    assert report(by).rows == 1
    assert report(by) is None
    reference = case.decisions.get().signal.reference
    assert told(by) == [(reference, "finished"), (reference, "taken_up")]
    assert Report.objects.count() == 2


def test_an_allowance_that_grows_does_not_repeat_what_was_told(by):
    """The coarse word was told; when the exact one becomes allowed, only that is added."""
    make.case(by)
    Decision.objects.update(code=Code.REPEATED, case=None)
    share(by, Word.NOT_TAKEN_UP)
    report(by)
    share(by, Word.NOT_TAKEN_UP, Word.REPEATED)
    assert report(by).rows == 1
    assert [word for _reference, word in told(by)] == ["not_taken_up", "repeated"]
    assert Sharing.objects.get(version=1).replaced_at is not None


def test_another_partner_and_another_municipality_stay_out_of_it(by, zilverdijk):
    """A report holds the partner's own signals of this municipality alone."""
    make.case(by)
    make.case(by, by_partner=make.partner("lichtstroom", kind="energie"))
    other = Acting.system(9902)
    with on_behalf_of(other):
        make.case(other)
    share(by, Word.TAKEN_UP)
    made = report(by)
    assert [one.signal.partner.slug for one in made.tellings.all()] == ["klokwonen"]


def test_the_register_refuses_to_say_the_same_twice(by):
    """Also when two reports are made at the same moment: the database keeps the rule."""
    make.case(by)
    share(by, Word.TAKEN_UP)
    one = report(by).tellings.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Telling.objects.create(
            municipality_id=9901, report=one.report, signal=one.signal, word=one.word, about_on=one.about_on
        )


def test_two_people_who_press_at_once_make_one_report(own_database):
    """The second waits for the first and finds nothing new."""
    from aanbel.accounts.services import register_municipality

    register_municipality(code=9901, name="Klokkendam")
    by = Acting.system(9901)
    with on_behalf_of(by):
        make.case(by)
        share(by, Word.TAKEN_UP)
    made = []

    def press():
        with on_behalf_of(by):
            made.append(report(by))
        connections.close_all()

    threads = [Thread(target=press) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one.rows for one in made if one) == [1]


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_tells_exactly_what_the_rule_says(by, data):
    """The rule in Python and the statement for all signals at once give the same words, under every allowance."""
    with transaction.atomic():
        allowed = data.draw(st.sets(st.sampled_from(list(Word)), min_size=1))
        expected = {}
        for _ in range(data.draw(st.integers(1, 4))):
            case = make.case(by)
            code = data.draw(st.sampled_from(list(Code)))
            outcome = data.draw(st.sampled_from(["", *Outcome]))
            if outcome:
                end(case, outcome)
            Decision.objects.filter(case=case).update(code=code)
            true_word = tellable(word(code, outcome), allowed)
            if true_word:
                expected[case.decisions.get().signal.reference] = true_word.value
        share(by, *allowed)
        report(by)
        assert dict(told(by)) == expected
        transaction.set_rollback(True)


def test_a_report_holds_no_person_and_no_formula(by):
    """The creditor's own reference and our word, nothing else; a reference cannot become a formula."""
    case = make.case(by, surname="Geheimveld")
    signal = case.decisions.get().signal
    share(by, Word.TAKEN_UP)
    made = report(by)
    lines = queries.report_lines(by=by, report=made)
    lines.append(replace(lines[0], reference="=HYPERLINK(1)"))
    as_csv = queries.as_csv(lines)
    rows = list(csv.DictReader(io.StringIO(as_csv.decode("utf-8-sig")), delimiter=";"))
    assert [row["kenmerk"] for row in rows] == [signal.reference, "'=HYPERLINK(1)"]
    assert [row["uitkomst"] for row in rows] == ["Opgepakt"] * 2
    as_json = json.loads(queries.as_json(made, lines))
    assert set(as_json["regels"][0]) == {"kenmerk", "signaaldatum", "code", "uitkomst", "datum"}
    for personal in ("Geheimveld", "Molenweg", str(signal.birth_date), "20000", "200"):
        assert personal not in as_csv.decode().replace("2026", "")
        assert personal not in json.dumps(as_json["regels"]).replace("2026", "")


def test_what_was_told_stands_in_the_register_with_when_and_on_which_ground(by):
    """Who, when, which version of what may be told; and the event."""
    case = make.case(by)
    share(by, Word.TAKEN_UP)
    made = report(by)
    services.note_fetched(by=by, report=made)
    services.note_fetched(by=by, report=made)
    (line,) = queries.told_about_case(by=by, case=case.pk)
    assert line.report.sharing.basis == "agreement 2026, article 7"
    events = Event.objects.filter(verb__in=[Verb.SHARING_SET, Verb.CREDITOR_TOLD, Verb.REPORT_FETCHED])
    assert events.count() == 3


@pytest.mark.parametrize("rubbish", ["", "hello", "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"])
def test_only_a_public_key_lets_a_computer_in(by, rubbish):
    """A private key is sent back with the advice to throw it away."""
    make.partner()
    with pytest.raises(Refused):
        services.admit_subscriber(by=by, partner="klokwonen", public_key=rubbish)


def test_a_signed_statement_is_used_once(by):
    """The same number again is refused; another subscriber's same number is not."""
    make.partner()
    first = services.admit_subscriber(by=by, partner="klokwonen", public_key=key_pair()[1])
    second = services.admit_subscriber(by=by, partner="klokwonen", public_key=key_pair()[1])
    expires = int(clock.now().timestamp()) + 60
    services.use_once(by=by, subscriber=first, number="1", expires=expires)
    services.use_once(by=by, subscriber=second, number="1", expires=expires)
    with pytest.raises(Refused):
        services.use_once(by=by, subscriber=first, number="1", expires=expires)


def test_a_report_of_many_signals_takes_as_many_statements_as_of_few(by, django_assert_max_num_queries):
    """One statement tells all."""
    home = make.address(by)
    for _ in range(12):
        make.signal(by, at=home, by_partner=make.partner())
    decide_signals(by=Acting.system(9901))
    assert Case.objects.count() == 1
    share(by, Word.TAKEN_UP)
    with django_assert_max_num_queries(12):
        report(by)
    assert Telling.objects.count() == 12
    assert connection.in_atomic_block
