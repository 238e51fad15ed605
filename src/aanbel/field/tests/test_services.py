"""What phones are given and what becomes of what they send: exactly once, whatever is wrong with a neighbour."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from aanbel.audit.models import Event, Reading
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import ContactAttempt, ContactKind, DayPart, RefusalKind, RefusalSource
from aanbel.field import queries, services
from aanbel.field.models import Device, FactReceipt, HandOut, PrintedCode
from aanbel.field.tests.factories import phone, sign, visit
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.outreach import queries as outreach
from aanbel.outreach.tests.writing import house, text
from aanbel.visits.models import AddressMark, CheckIn, Outing, Registration, Stop, VisitNeed
from aanbel.visits.tests.rounds import acting, at, round_for


@pytest.fixture(autouse=True)
def _half_past_one():
    """It is Monday, half past one."""
    with time_machine.travel(at(13, 30), tick=False):
        yield


@pytest.fixture
def karim(by, user_as):
    return acting(user_as("visitor", email="karim@klokkendam.example"))


@pytest.fixture
def anna(by, user_as):
    return acting(user_as("visitor", email="anna@klokkendam.example"))


@pytest.fixture
def coordinator(by, user_as):
    return acting(user_as("coordinator"))


@pytest.fixture
def round_(by, karim, anna, django_user_model):
    """Karim and Anna go together, to three doors."""
    users = [django_user_model.objects.get(pk=one.user_id) for one in (karim, anna)]
    return round_for(by, *users, doors=3)


@pytest.fixture
def stops(round_):
    return list(round_.stops.all())


def states(receipts):
    return [one.state.value for one in receipts]


# -- what a phone sends ----------------------------------------------------------------------------------------------


def test_one_bad_fact_never_takes_its_neighbours_along(karim, stops, round_, by, user_as, django_user_model):
    """Whatever is wrong has its own sentence; the good facts of the same sending are kept."""
    stranger = django_user_model.objects.get(pk=acting(user_as("visitor", email="stranger@klokkendam.example")).user_id)
    elsewhere = round_for(by, stranger).stops.get()
    forged = visit(stops[0])
    sent = [
        visit(stops[0]),
        {"id": "none", "kind": "visit"},
        visit(stops[1]) | {"kind": "photo"},
        visit(elsewhere),
        visit(stops[1]) | {"stop": 999_999},
        "a word",
        sign("check_in", stops[2], where="arrived"),
        sign("sos", stops[2], lon=5.1, lat=52.1),
        visit(stops[2], "spoken", agreed=["Belt morgen"], help_accepted=True),
        forged,
        forged | {"words": "something else"},
    ]
    receipts = services.receive_facts(by=karim, device=phone(karim), facts=sent)
    kept, no = "kept", "refused"
    assert states(receipts) == [kept, no, no, no, no, no, kept, kept, kept, kept, no]
    assert all(one.sentence for one in receipts if one.state == no)
    assert Registration.objects.filter(stop__in=stops).count() == 3 and CheckIn.objects.count() == 2
    assert [one.id for one in receipts[:2]] == [sent[0]["id"], "none"]


def test_the_same_sending_again_changes_nothing(karim, stops):
    """No answer came, so the phone sends again: `already`, one registration, one contact attempt."""
    mine, sent = phone(karim), [visit(stop) for stop in stops] + [sign("safe")]
    first = services.receive_facts(by=karim, device=mine, facts=sent)
    again = services.receive_facts(by=karim, device=mine, facts=list(reversed(sent)))
    assert (states(first), states(again)) == (["kept"] * 4, ["already"] * 4)
    assert (Registration.objects.count(), ContactAttempt.objects.count(), FactReceipt.objects.count()) == (3, 3, 4)


def test_what_was_refused_is_kept_for_a_person_and_refused_again(karim, coordinator, stops):
    """Nothing is lost: the coordinator reads what was sent, and settles it; the place of a sign is not in it."""
    mine, bad = phone(karim), visit(stops[0]) | {"kind": "photo", "words": "Belangrijk", "lon": 5.12345}
    for _time in range(2):
        assert states(services.receive_facts(by=karim, device=mine, facts=[bad])) == ["refused"]
    (shown,) = queries.refused_facts(by=coordinator)
    assert ("words", "Belangrijk") in shown.told and "5.12345" not in shown.receipt.body
    assert queries.refused_facts(by=karim) == []
    with pytest.raises(NotAllowed):
        services.settle_refused(by=karim, fact=shown.receipt.pk)
    services.settle_refused(by=coordinator, fact=shown.receipt.pk)
    assert queries.refused_facts(by=coordinator) == [] and FactReceipt.objects.get().body == ""
    with pytest.raises(Missing):
        services.settle_refused(by=coordinator, fact=shown.receipt.pk)


def test_a_no_given_meanwhile_flags_the_registration(by, karim, stops):
    """Registered without network after the resident said no on the page: kept, flagged, and the phone hears why."""
    cases.refuse(
        by=by,
        case=stops[0].case_id,
        kind=RefusalKind.NO_CONTACT,
        source=RefusalSource.PHONE,
        said_on=clock.today(),
        attempt=None,
    )
    (receipt,) = services.receive_facts(by=karim, device=phone(karim), facts=[visit(stops[0])])
    assert receipt.state.value == "flagged" and receipt.sentence
    assert Registration.objects.get().kept_as == Registration.KeptAs.AFTER_STOP


def test_two_phones_at_one_door_are_one_visit_with_two_registrations(karim, anna, stops):
    """Both are kept; who came second hears of the colleague's, and on the mate's phone the door is done."""
    first = services.receive_facts(by=karim, device=phone(karim), facts=[visit(stops[0], "spoken")])
    second = services.receive_facts(by=anna, device=phone(anna), facts=[visit(stops[0])])
    assert states([*first, *second]) == ["kept", "kept"] and second[0].sentence
    assert [one.visited for one in queries.bundle_for(by=anna).rounds[0].stops] == [True, False, False]
    assert ContactAttempt.objects.filter(undone_at__isnull=True).count() == 1


def test_what_was_sent_is_taken_back_in_any_order(karim, stops):
    """Sent before, with, or after what it is about: nothing of the visit is left, and the door is to be done again."""
    mine, told = phone(karim), [visit(stop, "spoken") for stop in stops]
    back = [sign("withdraw", about=one["id"]) for one in told]
    sendings = [[told[0]], [back[0], back[1]], [told[1], back[2], told[2]], [back[2]]]
    receipts = [services.receive_facts(by=karim, device=mine, facts=sent) for sent in sendings]
    assert [states(one) for one in receipts] == [["kept"], ["kept"] * 2, ["kept"] * 3, ["already"]]
    assert set(Registration.objects.values_list("kept_as", flat=True)) == {"withdrawn"}
    assert not ContactAttempt.objects.filter(undone_at__isnull=True).exists()
    assert [one.visited for one in queries.bundle_for(by=karim).rounds[0].stops] == [False] * 3


def test_a_fact_that_the_database_stops_comes_again_later(karim, stops, monkeypatch):
    """Two sendings that waited for each other: one fact is put off, its neighbour kept; next time it is kept too."""
    mine, sent = phone(karim), [visit(stops[0]), visit(stops[1])]
    rule = services.receiving.hand_on

    def stopped_once(*, by, fact):
        if fact.stop == stops[0].pk:
            raise OperationalError("deadlock detected")
        return rule(by=by, fact=fact)

    monkeypatch.setattr(services.receiving, "hand_on", stopped_once)
    assert states(services.receive_facts(by=karim, device=mine, facts=sent)) == ["later", "kept"]
    monkeypatch.setattr(services.receiving, "hand_on", rule)
    assert states(services.receive_facts(by=karim, device=mine, facts=sent)) == ["kept", "already"]


def test_what_was_registered_yesterday_without_network_is_kept_today(karim, stops):
    """The bundle is gone at midnight, the facts are not: they count on the day of the round."""
    mine = phone(karim)
    with time_machine.travel(at(8) + timedelta(days=1), tick=False):
        assert states(services.receive_facts(by=karim, device=mine, facts=[visit(stops[0])])) == ["kept"]
    assert Registration.objects.get().day == stops[0].day


def test_being_done_ends_the_duty(karim, stops):
    """From then on nobody sees where the visitor was."""
    sent = [sign("off_duty"), sign("check_in", stops[0], where="arrived", lon=5.1, lat=52.1)]
    assert states(services.receive_facts(by=karim, device=phone(karim), facts=sent)) == ["kept", "kept"]
    outing = Outing.objects.get()
    assert outing.ended_at and outing.lon is None


# -- what a phone is given -------------------------------------------------------------------------------------------


def test_the_bundle_holds_what_a_visitor_needs_at_the_door_and_no_more(by, karim, stops):
    """Whom to ask for and what was tried; no amount, no creditor, no citizen number, no birth date (BIO2 8.01.01)."""
    VisitNeed.objects.create(
        case_id=stops[0].case_id,
        municipality_id=9901,
        language="Pools",
        asked_by="test",
        asked_at=clock.now(),
    )
    AddressMark.objects.create(
        municipality_id=9901,
        address_id=stops[1].address_id,
        kind=AddressMark.Kind.UNSAFE,
        words="Losse hond",
        until=clock.today(),
        set_by="test",
        set_at=clock.now(),
    )
    cases.register_attempt(
        by=by, case=stops[0].case_id, kind=ContactKind.PHONE, day_part=DayPart.MORNING, reached=False, on=clock.today()
    )
    bundle = services.hand_over_bundle(by=karim, device=phone(karim))
    (one,) = bundle.rounds
    assert one.mates and [stop.order for stop in one.stops] == [1, 2, 3]
    assert one.stops[0].language == "Pools" and one.stops[0].attempts[0].kind == "phone"
    assert (one.stops[0].flag, one.stops[1].flag) == ("", "Losse hond")
    told = bundle.model_dump_json()
    for case in {stop.case for stop in stops}:
        for decision in case.decisions.select_related("signal__partner", "signal__link__resident"):
            resident = decision.signal.link.resident
            assert str(decision.signal.partner.name) not in told
            assert not resident.bsn or resident.bsn not in told
            assert not resident.birth_date or str(resident.birth_date) not in told


def test_one_reads_a_bundle_once_and_each_change_again(by, karim, stops):
    """The reading log says who had which case on a phone, per version; asking again is the same reading."""
    mine = phone(karim)
    first = services.hand_over_bundle(by=karim, device=mine)
    assert services.hand_over_bundle(by=karim, device=mine).version == first.version
    assert Reading.objects.filter(purpose="field").count() == 3 and HandOut.objects.get().doors == 3
    Stop.objects.filter(pk=stops[0].pk).update(state=Stop.State.CANCELLED, cancelled_why="ziek")
    second = services.hand_over_bundle(by=karim, device=mine)
    assert second.version != first.version and len(second.rounds[0].stops) == 2
    assert Reading.objects.filter(purpose="field").count() == 5


@pytest.mark.parametrize(("state", "days", "rounds"), [("handed_out", 0, 1), ("draft", 0, 0), ("done", 0, 0)])
def test_only_what_was_handed_out_goes_along(karim, round_, state, days, rounds):
    """A draft may still change; what is done is done."""
    round_.state = state
    round_.save(update_fields=["state"])
    assert len(queries.bundle_for(by=karim).rounds) == rounds


def test_another_day_and_another_visitor_carry_nothing(karim, coordinator, round_):
    """A bundle is of today and of who goes: not even the coordinator gets somebody else's round."""
    assert queries.bundle_for(by=coordinator).rounds == []
    with time_machine.travel(at(9) + timedelta(days=1), tick=False):
        assert queries.bundle_for(by=karim).rounds == []


def test_before_the_bell_is_rung_the_phone_hears_where_not_to(by, karim, stops):
    """Taken out of the round, or a no meanwhile: the door and a sentence."""
    assert queries.standing_for(by=karim).stopped == []
    Stop.objects.filter(pk=stops[0].pk).update(state=Stop.State.CANCELLED)
    cases.refuse(
        by=by,
        case=stops[1].case_id,
        kind=RefusalKind.NO_CONTACT,
        source=RefusalSource.PHONE,
        said_on=clock.today(),
        attempt=None,
    )
    told = {one.stop: one.sentence for one in queries.standing_for(by=karim).stopped}
    assert set(told) == {stops[0].pk, stops[1].pk} and all(told.values())


def test_a_longer_round_asks_the_database_no_more(by, karim, django_user_model):
    """The question before the bell is rung stays cheap: as many statements for six doors as for two."""
    user = django_user_model.objects.get(pk=karim.user_id)
    counted = []
    for doors, days in ((2, 0), (6, 1)):
        with time_machine.travel(at(9) + timedelta(days=days), tick=False):
            round_for(by, user, doors=doors, day=clock.today())
            with CaptureQueriesContext(connection) as asked:
                assert len(queries.bundle_for(by=karim).rounds[0].stops) == doors
            counted.append(len(asked))
    assert counted[0] == counted[1] <= 30


# -- phones --------------------------------------------------------------------------------------------------------


def test_a_phone_that_comes_back_gets_its_half_again_and_a_wiped_one_never(karim, coordinator):
    """After wiping not even the municipality can make that half of the key."""
    device, secret = services.register_device(by=karim, name="Pixel")
    assert services.register_device(by=karim, again=device.pk)[1] == secret
    services.wipe_device(by=coordinator, device=device.pk)
    assert bytes(Device.objects.get(pk=device.pk).salt) == b""
    assert services.register_device(by=karim, again=device.pk)[0].pk != device.pk
    assert Event.objects.filter(verb=Verb.DEVICE_WIPED).count() == 1


@pytest.mark.parametrize(
    ("who", "may"), [("owner", True), ("coordinator", True), ("administrator", True), ("worker", False)]
)
def test_who_may_wipe_a_phone(karim, user_as, who, may):
    """Its owner, and who is called when it is lost."""
    device = phone(karim)
    actor = karim if who == "owner" else acting(user_as(who, email=f"{who}@klokkendam.example"))
    if may:
        assert services.wipe_device(by=actor, device=device.pk).revoked_at
    else:
        with pytest.raises(NotAllowed):
            services.wipe_device(by=actor, device=device.pk)


def test_nobody_signs_out_on_a_colleagues_phone(karim, anna):
    """A number that one knows is not yet one's own phone."""
    device = phone(karim)
    with pytest.raises(Missing):
        services.forget_device(by=anna, device=device.pk)
    assert queries.device_here(by=anna, number=device.pk) is None
    with pytest.raises(Missing):
        services.wipe_device(by=karim, device=uuid4())


# -- paper ---------------------------------------------------------------------------------------------------------


def test_printed_again_a_round_carries_the_same_codes(by, coordinator, karim, round_, stops):
    """The code on the paper opens the household's page, stands on the phone, and is gone the night after."""
    house(by)
    card = text(by, "kaart_aan_de_deur")
    first = services.print_round(by=coordinator, number=round_.pk, version=card)
    codes = queries.codes_printed(by=karim, stops=[stop.pk for stop in stops])
    assert first.doors == 3 and first.pdf.startswith(b"%PDF") and len(set(codes.values())) == 3
    services.print_round(by=karim, number=round_.pk, version=card, per_sheet=8)
    assert queries.codes_printed(by=karim, stops=[stop.pk for stop in stops]) == codes
    assert outreach.door_of(codes[stops[0].pk]).case_id == stops[0].case_id
    assert [one.card_code for one in queries.bundle_for(by=karim).rounds[0].stops] == [codes[one.pk] for one in stops]
    assert services.forget_codes(by=by) == 0
    with time_machine.travel(at(3) + timedelta(days=1), tick=False):
        assert queries.codes_printed(by=karim, stops=[stops[0].pk]) == {}
        with pytest.raises(Refused):
            services.print_round(by=karim, number=round_.pk, version=card)
        assert services.forget_codes(by=by) == 3 and not PrintedCode.objects.exists()


def test_no_paper_for_who_said_no_and_none_by_who_does_not_go(by, coordinator, anna, user_as, round_, stops):
    """The rule is asked when printing; doors are on the list, so only who goes, or plans, may print it."""
    house(by)
    cases.refuse(
        by=by,
        case=stops[0].case_id,
        kind=RefusalKind.NO_CONTACT,
        source=RefusalSource.PHONE,
        said_on=clock.today(),
        attempt=None,
    )
    page = queries.paper_page(by=anna, number=round_.pk)
    assert [one.line.stop.pk for one in page.left_out] == [stops[0].pk] and len(page.going) == 2
    assert services.print_round(by=coordinator, number=round_.pk, version=text(by, "brief_bezoek")).doors == 2
    with pytest.raises(NotAllowed):
        queries.paper_page(by=acting(user_as("visitor", email="other@klokkendam.example")), number=round_.pk)
