"""Key figures come by their own yes and leave without a trace; the map never holds a resident."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.neighbourhood import permissions, queries, services
from aanbel.neighbourhood.models import Declined, KeyFigure, Preference, Spot, Tie, Touch
from aanbel.neighbourhood.queries import Asked
from aanbel.neighbourhood.services import Doubtful, Told, Whereabouts, Yes
from aanbel.neighbourhood.tests import factories

WHO = (
    (Role.PROFESSIONAL, True),
    (Role.WORKER, True),
    (Role.COORDINATOR, True),
    (Role.TEAM_LEAD, True),
    (Role.VOLUNTEER, False),
    (Role.VISITOR, False),
    (Role.PRIVACY_OFFICER, False),
    (Role.ADMINISTRATOR, False),
)


@pytest.mark.parametrize(("role", "allowed"), WHO)
def test_the_network_is_for_the_district_team(role, allowed):
    """Who speaks with key figures sees and keeps the map; a volunteer at the desk does not."""
    by = Acting(municipalities=(9901,), roles=frozenset({role.value}))
    assert permissions.can_see_network(by) is allowed
    assert permissions.can_keep_network(by) is allowed
    assert permissions.can_name_streets(by) is (role in {Role.COORDINATOR, Role.TEAM_LEAD})


def told(by, **changed):
    """What Fatima told."""
    given = {"name": "Fatima", "neighbourhood": factories.area(by).pk, "preference": Preference.CALL, "phone": "06 1"}
    return Told(**{**given, **changed})


def yes(days=365, words="Ja, ik wil op de kaart staan."):
    """Her yes, for so many days."""
    return Yes(clock.today() + timedelta(days=days), KeyFigure.How.PAPER, words)


CONSENTS = (
    (None, False),
    (Yes(clock.today() + timedelta(days=30), KeyFigure.How.PAPER, "  "), False),
    (yes(days=-1), False),
    (yes(days=800), False),
    (yes(days=0), True),
    (yes(days=730), True),
)


@pytest.mark.parametrize(("consent", "kept"), CONSENTS)
def test_nobody_stands_on_the_map_without_their_own_yes_that_ends(by, consent, kept):
    """No yes, a yes without words, a yes that is over or longer than two years: refused, and no row."""
    if kept:
        services.add_key_figure(by=by, told=told(by), yes=consent)
    else:
        with pytest.raises(Refused):
            services.add_key_figure(by=by, told=told(by), yes=consent)
    assert KeyFigure.kept.count() == int(kept)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("consent_until", timedelta(days=800)),
        ("consent_until", timedelta(days=-1)),
        ("consent_until", None),
        ("consent_on", None),
        ("consent_words", ""),
        ("consent_words", " \n"),
        ("consent_how", ""),
        ("consent_how", "gossip"),
    ],
)
def test_the_database_keeps_to_it_as_well(by, column, value):
    """The day, the way, the words and the end are the table's own: no screen, script or mistake goes around them."""
    figure = factories.figure(by)
    columns = {column: figure.consent_on + value if isinstance(value, timedelta) else value}
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyFigure.kept.filter(pk=figure.pk).update(**columns)


def test_after_the_last_day_nobody_sees_them_in_any_way_and_the_night_erases(by):
    """List, picture, question, page, keeping warm, ties and sums: the yes is over, so they are not there."""
    spot, gone = factories.spot(by), factories.figure(by, "Zohra", days=0, streets=["Havenkade"])
    services.tie(by=by, one=f"f{gone.pk}", other=f"s{spot.pk}", kind=Tie.Kind.WORKS)
    services.keep_warm(by=by, figure=gone.pk, kind=Touch.Kind.CONTACTED)
    assert [one.figure.name for one in queries.network_page(by=by, asked=Asked(question="havenkade")).people] == [
        "Zohra"
    ]
    assert services.erase_ended(by=by) == 0  # the last day is a day of the yes
    with clock.standing_at(clock.now() + timedelta(days=1)):
        page = queries.network_page(by=by, asked=Asked())
        assert page.people == []
        assert [sign.key for sign in page.picture.signs] == [f"s{spot.pk}"]
        assert page.places[0].people == ()
        assert queries.network_page(by=by, asked=Asked(question="havenkade")).told is None
        assert queries.warm(by=by).count == 0
        assert sum(one.blind.people for one in queries.gaps(by=by).areas) == 0
        with pytest.raises(Missing):
            queries.key_figure(by=by, number=gone.pk)
        for act in (
            lambda: services.keep_warm(by=by, figure=gone.pk, kind=Touch.Kind.THANKED),
            lambda: services.agree_again(by=by, figure=gone.pk, yes=yes()),
            lambda: services.tie(by=by, one=f"f{gone.pk}", other=f"s{spot.pk}", kind=Tie.Kind.KNOWS),
        ):
            with pytest.raises(Missing):
                act()
        assert [services.erase_ended(by=by) for _twice in range(2)] == [1, 0]
    assert (KeyFigure.kept.count(), Tie.objects.count(), Touch.objects.count()) == (0, 0, 0)


def everywhere(words):
    """The tables of the whole house in which these words stand somewhere."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            cursor.execute(f"select count(*) from {table} t where t::text ilike %s", [f"%{words}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_take_me_off_it_leaves_nothing_but_that_somebody_left(by):
    """One act: the row, the ties and the notes are gone, and no event ever held the name."""
    added = services.add_key_figure(by=by, told=told(by, name="Zubeida"), yes=yes())
    other = factories.figure(by, "Piet")
    services.tie(by=by, one=f"f{added.pk}", other=f"f{other.pk}", kind=Tie.Kind.KNOWS)
    services.keep_warm(by=by, figure=added.pk, kind=Touch.Kind.CONTACTED, words="zubeida neemt kaartjes mee")
    services.change_key_figure(by=by, figure=added.pk, told=told(by, name="Zubeida", role="bakker"))
    assert everywhere("zubeida") == ["neighbourhood_keyfigure", "neighbourhood_touch"]
    services.remove_key_figure(by=by, figure=added.pk)
    assert everywhere("zubeida") == []
    assert not Tie.objects.exists()
    assert Event.objects.order_by("id").last().data == {}


NOTES = (
    ("Neemt tien kaartjes mee", "kept"),
    ("bel mevrouw De Boer", "doubtful"),
    ("woont Havenkade 3", "doubtful"),
    ("J. de Vries heeft zorgen", "doubtful"),
    ("Ahmed heeft geen stroom", "doubtful"),
    ("gesproken met zubeida en Tesfaye", "doubtful"),
    ("Fatima was bij De Spil in de Molenwijk", "kept"),  # whom and what the map knows
    ("06 12345678", "refused"),
    ("BSN 999990408", "refused"),
    ("geboren 3-4-1980", "refused"),
)
PLACE_NAMES = (
    ("Bakkerij Yılmaz", "kept"),
    ("Familie De Boer", "doubtful"),
    ("Havenkade 3", "doubtful"),
    ("bel 06 12345678", "refused"),
)


@pytest.mark.parametrize(("words", "outcome"), NOTES)
def test_a_note_that_may_be_about_a_resident_is_put_to_the_writer(by, words, outcome):
    """A name or a door: are you sure? A BSN, a phone or a date of birth: never, sure or not."""
    figure = factories.figure(by)
    factories.spot(by)

    def note(*, sure):
        services.keep_warm(by=by, figure=figure.pk, kind=Touch.Kind.CONTACTED, words=words, sure=sure)

    if outcome == "kept":
        note(sure=False)
    else:
        with pytest.raises(Doubtful if outcome == "doubtful" else Refused):
            note(sure=False)
        assert not Touch.objects.exists()
    if outcome == "doubtful":
        note(sure=True)
    elif outcome == "refused":
        with pytest.raises(Refused):
            note(sure=True)
    assert Touch.objects.count() == (outcome != "refused")


@pytest.mark.parametrize(("name", "outcome"), PLACE_NAMES)
def test_a_place_that_is_called_like_somebodys_home_is_put_to_the_writer(by, name, outcome):
    """A shop may carry a name; a family or a front door is asked about, a telephone number never kept."""
    place = Whereabouts(Spot.Kind.OTHER, name, factories.area(by).pk, "Molenweg 3")
    if outcome == "kept":
        services.keep_spot(by=by, place=place)
    else:
        with pytest.raises(Doubtful if outcome == "doubtful" else Refused):
            services.keep_spot(by=by, place=place)
    if outcome == "doubtful":
        services.keep_spot(by=by, place=place, sure=True)
    assert Spot.objects.count() == (outcome != "refused")


def test_no_table_of_the_network_has_a_field_for_a_resident():
    """The columns are written out here: a new one is looked at by somebody who reads this sentence."""
    fields = {model.__name__: {field.name for field in model._meta.get_fields() if field.concrete}
              for model in (Spot, Tie, Touch, Declined)}  # fmt: skip
    assert fields == {
        "Spot": {
            "id", "municipality", "neighbourhood", "kind", "name", "address_words", "lon", "lat", "location",
        },
        "Tie": {"id", "municipality", "figure", "spot", "other_figure", "other_spot", "kind", "strength"},
        "Touch": {"id", "municipality", "figure", "kind", "on", "by_name", "words"},
        "Declined": {"id", "municipality", "neighbourhood", "month", "count"},
    }  # fmt: skip


def test_a_no_is_a_number_in_a_month_and_small_numbers_are_not_shown(by):
    """No event, no day, no colleague; 1 to 4 are hidden, and so is a month that is not over."""
    area = factories.area(by)
    before = Event.objects.count()
    for _time in range(4):
        services.count_declined(by=by, neighbourhood=area.pk)
    next_month = clock.now() + timedelta(days=31)
    assert queries.declined(by=by) == []  # while the month runs nobody can watch it grow by one
    with clock.standing_at(next_month):
        assert [line.count for line in queries.declined(by=by)] == [None]
    services.count_declined(by=by, neighbourhood=area.pk)
    with clock.standing_at(next_month):
        assert [line.count for line in queries.declined(by=by)] == [5]
    row = Declined.objects.get()
    assert (row.month.day, Event.objects.count()) == (1, before)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declined.objects.update(month=clock.today().replace(day=2))


def test_a_tie_is_one_whichever_way_it_is_told_and_stays_within_the_municipality(by, zilverdijk):
    """Told the other way round it changes the same tie; somebody of another municipality is not there."""
    one, two = factories.figure(by, "Ans"), factories.figure(by, "Bep")
    services.tie(by=by, one=f"f{two.pk}", other=f"f{one.pk}", kind=Tie.Kind.KNOWS, strength=1)
    services.tie(by=by, one=f"f{one.pk}", other=f"f{two.pk}", kind=Tie.Kind.WORKS, strength=3)
    assert [(tie.figure_id, tie.kind, tie.strength) for tie in Tie.objects.all()] == [(one.pk, "works", 3)]
    for wrong in (f"f{one.pk}", "f999999", "s999999", "x1", "f", ""):
        with pytest.raises(Refused):
            services.tie(by=by, one=f"f{one.pk}", other=wrong, kind=Tie.Kind.KNOWS)
    elsewhere = Acting(municipalities=(9902,), roles=frozenset({"coordinator"}))
    with pytest.raises(Missing):
        services.remove_key_figure(by=elsewhere, figure=one.pk)
    volunteer = Acting(municipalities=(9901,), roles=frozenset({"volunteer"}))
    with pytest.raises(NotAllowed):
        services.remove_key_figure(by=volunteer, figure=one.pk)


def test_a_place_is_once_in_its_neighbourhood_and_its_key_figures_outlive_it(by):
    """The shop closes: it and its ties go, who worked there stays."""
    place = Whereabouts(Spot.Kind.SHOP, "Bakker", factories.area(by).pk, "Molenweg 3")
    spot, figure = services.keep_spot(by=by, place=place), factories.figure(by)
    with pytest.raises(Refused):
        services.keep_spot(by=by, place=place)
    services.keep_spot(by=by, place=place, spot=spot.pk)
    services.tie(by=by, one=f"s{spot.pk}", other=f"f{figure.pk}", kind=Tie.Kind.WORKS)
    services.remove_spot(by=by, spot=spot.pk)
    assert (Spot.objects.count(), Tie.objects.count(), KeyFigure.objects.count()) == (0, 0, 1)


def test_keeping_warm_asks_each_for_one_thing_and_nobody_who_just_said_yes(by):
    """Ask again, speak, thank, tell: everybody stands in the first part that fits; a fresh yes is warm by itself."""
    today = clock.today()
    for name, days, agreed, touches in (
        ("Bijna", 30, 365, ()),
        ("Nooit", 365, 365, ()),
        ("Lang", 365, 365, (("contacted", 200),)),
        ("Dank", 365, 365, (("contacted", 3),)),
        ("Vertel", 365, 365, (("thanked", 3), ("informed", 200))),
        ("Warm", 365, 365, (("thanked", 3), ("informed", 3))),
        ("Vers", 365, 10, ()),
    ):
        figure = factories.figure(by, name, days=days, consent_on=today - timedelta(days=agreed))
        for kind, ago in touches:
            services.keep_warm(by=by, figure=figure.pk, kind=Touch.Kind(kind), on=today - timedelta(days=ago))
    found = queries.warm(by=by, months=3)
    parts = (found.ask_again, found.speak, found.thank, found.tell)
    assert [[one.figure.name for one in part] for part in parts] == [["Bijna"], ["Nooit", "Lang"], ["Dank"], ["Vertel"]]


def test_what_was_noted_can_be_taken_back_whenever_and_by_whoever(by):
    """A tap by mistake, or words about somebody: gone, and no event holds them; a second time says so."""
    touch = services.keep_warm(
        by=by, figure=factories.figure(by).pk, kind=Touch.Kind.CONTACTED, words="over Zubeida", sure=True
    )
    services.take_back_touch(by=by, touch=touch.pk)
    assert everywhere("zubeida") == []
    with pytest.raises(Missing):
        services.take_back_touch(by=by, touch=touch.pk)
