"""Prevention: the year picture, who may plan, numbers without names, and texts that can be handed out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.kernel.personal_patterns import traces
from aanbel.neighbourhood import services
from aanbel.neighbourhood.core.prevention import texts
from aanbel.neighbourhood.core.prevention.kinds import State
from aanbel.neighbourhood.core.prevention.texts import LEAFLET_LANGUAGES, LONGEST, Length
from aanbel.neighbourhood.core.prevention.year import Mark, mark_of
from aanbel.neighbourhood.models import Activity, Ally, OwnText, RiskGroup
from aanbel.neighbourhood.permissions import can_plan_prevention, can_use_texts
from aanbel.neighbourhood.queries import prevention as asked
from aanbel.neighbourhood.queries import prevention_texts
from aanbel.neighbourhood.services import AllyTold, Doubtful, GroupTold, Plan
from aanbel.neighbourhood.tests import factories

PLANS = {Role.PROFESSIONAL, Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD}
MARCH, TODAY = date(2026, 3, 1), date(2026, 3, 20)
PLANNED, HELD = State.PLANNED, State.HELD


@pytest.mark.parametrize(
    ("activities", "month", "mark"),
    [
        ([], MARCH, Mark.FREE),  # this month still has days
        ([], date(2026, 2, 1), Mark.PASSED),
        ([], date(2027, 1, 1), Mark.FREE),
        ([], date(2025, 12, 1), Mark.PASSED),
        ([(date(2026, 3, 25), PLANNED)], MARCH, Mark.PLANNED),
        ([(TODAY, PLANNED)], MARCH, Mark.PLANNED),  # today is not over
        ([(date(2026, 3, 9), PLANNED)], MARCH, Mark.UNANSWERED),
        ([(date(2026, 3, 9), HELD)], MARCH, Mark.HELD),
        ([(date(2026, 3, 9), HELD), (date(2026, 3, 25), PLANNED)], MARCH, Mark.PLANNED),
        ([(date(2026, 3, 9), PLANNED), (date(2026, 3, 25), PLANNED)], MARCH, Mark.UNANSWERED),
    ],
)
def test_what_a_month_of_a_group_says(activities, month, mark):
    """First what was forgotten, then what comes, then what was; an empty month to come invites."""
    assert mark_of(activities, month, TODAY) is mark


@pytest.mark.parametrize("role", list(Role))
def test_who_plans_and_who_hands_out(role):
    """The district team plans; a leaflet is for everybody who works here."""
    by = Acting((9901,), roles=frozenset({role.value}))
    assert can_plan_prevention(by) is (role in PLANS)
    assert can_use_texts(by)


def test_the_texts_of_the_house_are_whole():
    """Each leaflet in each language, articles that fit their length, known marks only, and nobody's name or number."""
    names = set(texts.leaflets("nl"))
    everything = [body for article in texts.articles().values() for body in article.bodies.values()]
    for language in LEAFLET_LANGUAGES:
        assert set(texts.leaflets(language)) == names
        assert len(texts.step_card(language).steps) == 5
        everything += [f"{one.title} {one.body}" for one in texts.leaflets(language).values()]
    assert len(texts.articles()) >= 6
    for article in texts.articles().values():
        assert [length for length in Length if len(article.bodies[length]) > LONGEST[length]] == []
    assert [text for text in everything if texts.unknown_marks(text) or traces(text)] == []


@pytest.fixture
def group(by):
    """Young people."""
    return services.keep_group(by=by, told=GroupTold("Jongeren", "Eigen post en eigen rekeningen."))


def plan(group, days=0, **differing):
    return Plan(
        **{
            "title": "Geldles",
            "group": group,
            "kind": Activity.Kind.LESSON,
            "on": clock.today() + timedelta(days=days),
            **differing,
        }
    )


def test_what_was_held_is_a_number_and_a_sentence(by, group):
    """Not before its day, not about a person, and not planned anew afterwards; there is no column for who came."""
    to_come = services.plan_activity(by=by, plan=plan(group, days=3))
    with pytest.raises(Refused):
        services.hold_activity(by=by, activity=to_come.pk, came=12)
    gone = services.plan_activity(by=by, plan=plan(group, days=-3))
    with pytest.raises(Refused):
        services.hold_activity(by=by, activity=gone.pk, came=12, worked="Bel 06 12345678", sure=True)
    with pytest.raises(Doubtful):
        services.hold_activity(by=by, activity=gone.pk, came=12, worked="Mevrouw De Boer hielp mee.")
    held = services.hold_activity(by=by, activity=gone.pk, came=12, worked="Het rad met vragen.")
    assert (held.state, held.came) == ("held", 12)
    with pytest.raises(Refused):
        services.plan_activity(by=by, plan=plan(group), activity=gone.pk)
    columns = {field.column for field in Activity._meta.get_fields() if getattr(field, "column", None)}
    assert not {name for name in columns if "resident" in name or "visitor" in name or "name" in name}


def test_nothing_of_another_municipality_is_tied_to_ours(klokkendam, zilverdijk):
    """Neither a group, nor an organisation, nor a look at either."""
    there, here = Acting.system(9902), Acting.system(9901)
    with on_behalf_of(there):
        theirs = services.keep_group(by=there, told=GroupTold("Ouderen", "Klein pensioen."))
        services.keep_ally(by=there, told=AllyTold("School", Ally.Kind.SCHOOL))
    with on_behalf_of(here):
        assert asked.groups(by=here) == []
        assert asked.allies(by=here) == []
        with pytest.raises(Missing):
            services.plan_activity(by=here, plan=plan(theirs))


def test_own_words_go_before_those_of_the_house_until_they_are_put_back(by):
    """With the municipality's own name and phone filled in; a mark that cannot be filled in is refused."""
    with pytest.raises(Refused):
        services.keep_own_text(by=by, name="young", language="nl", length="", title="18?", body="Hoi {{ naam }}")
    services.keep_own_text(by=by, name="young", language="nl", length="", title="18?", body="Welkom in {{ gemeente }}")
    assert prevention_texts.text(by=by, name="young", language="nl").body == "Welkom in Klokkendam"
    services.drop_own_text(by=by, name="young", language="nl", length="")
    assert not OwnText.objects.exists()
    assert "DigiD" in prevention_texts.text(by=by, name="young", language="nl").body
    with pytest.raises(Missing):
        prevention_texts.text(by=by, name="young", language="xx")
    with pytest.raises(NotAllowed):
        reader = Acting((9901,), roles=frozenset({"volunteer"}))
        services.keep_own_text(by=reader, name="young", language="nl", length="", title="18?", body="x")


def test_from_the_empty_cell_to_the_year_picture_and_on_paper(client_as, group):
    """A month without anything leads to a form that knows group and month; what is planned stands in the picture."""
    client = client_as("coordinator")
    next_month = clock.month_after(clock.today().replace(day=1))
    page = client.get(reverse("neighbourhood:plan_activity"), {"groep": group.pk, "maand": f"{next_month:%Y-%m}"})
    assert page.context["form"].initial == {"group": group.pk, "on": next_month}
    answer = client.post(
        reverse("neighbourhood:plan_activity"),
        {"title": "Geldles", "group": group.pk, "kind": "lesson", "on": next_month.isoformat(), "materials": ["young"]},
    )
    assert answer.status_code == 302
    picture = client.get(reverse("neighbourhood:prevention"), {"jaar": next_month.year})
    assert "Geldles" in picture.text
    for address in (
        reverse("neighbourhood:leaflet_pdf", args=["young", "en"]),
        reverse("neighbourhood:step_card", args=["nl", "a5"]),
    ):
        assert client.get(address).content.startswith(b"%PDF")
    assert client_as("volunteer").get(reverse("neighbourhood:prevention")).status_code == 403


def test_an_empty_list_begins_with_the_groups_of_the_house_once(by):
    """A municipality need not think of them itself, and its own words are not written over."""
    assert len(services.start_groups(by=by)) == len(texts.starting_groups())
    assert services.start_groups(by=by) == []
    assert RiskGroup.objects.filter(kind="young").exists()


def test_a_key_figure_is_named_only_while_their_yes_stands(by, group):
    """When it ends the name is gone from the activity at once; when they are taken off, the activity stays."""
    fatima, ended = factories.figure(by, "Fatima"), factories.figure(by, "Hendrik", days=-1)
    one = services.plan_activity(by=by, plan=plan(group, figure=fatima))
    other = services.plan_activity(by=by, plan=plan(group, figure=ended))
    assert asked.names_of_figures(by=by, activities=[one, other]) == {fatima.pk: "Fatima"}
    assert [found.name for found in asked.figures_that_agree(by=by)] == ["Fatima"]
    services.remove_key_figure(by=by, figure=fatima.pk)
    assert Activity.objects.filter(pk=one.pk, figure=None).exists()


def test_texts_in_all_languages_ask_once_where_one_can_walk_in(by, client_as, django_assert_max_num_queries):
    """The page of texts is opened with a visitor waiting: not as many questions as there are languages."""
    client = client_as("volunteer")
    with django_assert_max_num_queries(40):
        assert client.get(reverse("neighbourhood:texts")).status_code == 200
