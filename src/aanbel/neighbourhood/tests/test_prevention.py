"""Prevention: the year picture, who may plan, numbers without names, and texts that can be handed out."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.kernel.personal_patterns import traces
from aanbel.kernel.plain_dutch import Style, advice
from aanbel.neighbourhood import services
from aanbel.neighbourhood.core.prevention import texts
from aanbel.neighbourhood.core.prevention.kinds import State
from aanbel.neighbourhood.core.prevention.texts import LEAFLET_LANGUAGES, LONGEST, Length
from aanbel.neighbourhood.core.prevention.typesetting import step_card_pdf
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
        assert set(texts.leaflets(language)) == (
            names if language not in texts.UNREAD else {"status_holders", "low_wage"}
        )
        assert all(
            "{{ telefoon }}" in one.body and "{{ inloop }}" in one.body for one in texts.leaflets(language).values()
        )
        if language in texts.STEP_CARD_LANGUAGES:
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


STEPS = "Voor u in {{ gemeente }}.\n\n1. Kijk\nEn zie.\n\n2. Vraag\nEn luister.\n\nBel {{ telefoon }}."


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (STEPS, True),
        (texts.as_text(texts.step_card("nl")), True),
        ("Gewoon een verhaal zonder stappen.", False),
        ("Voor u.\n\n1. Kijk\nEn zie.", False),  # one step is no card
        (STEPS.replace("En zie.", "En zie. " * 40), False),  # more than fits in the drawer
        ("\n\n".join(f"{n}. Stap\nDoe dit." for n in range(1, 8)), False),
    ],
)
def test_the_step_card_is_put_in_own_words_that_still_make_a_card(by, body, kept):
    """Two to six short steps; that the resident decides stays on it, whatever else changes; on one page of A5."""
    act = {"name": "step_card", "language": "nl", "length": "", "title": "Zie het", "body": body}
    if not kept:
        with pytest.raises(Refused):
            services.keep_own_text(by=by, **act)
        return
    services.keep_own_text(by=by, **act)
    card = prevention_texts.step_card(by=by, language="nl")
    assert card.promise == texts.step_card("nl").promise
    assert "{{" not in card.lead + card.foot
    assert len(card.steps) == (2 if body == STEPS else 5)
    services.drop_own_text(by=by, name="step_card", language="nl", length="")
    assert prevention_texts.step_card(by=by, language="nl").title == texts.step_card("nl").title


def test_the_longest_step_card_fits_on_one_page_of_the_smallest_paper(by):
    """What may be kept can be printed: it is checked with words as long as they may be."""
    body = "\n\n".join(f"{n}. Zie het\n{('woorden ' * 40)[: texts.LONGEST_STEP - 1]}." for n in range(1, 7))
    card = texts.as_step_card("Stappenkaart", f"Voor u.\n\n{body}\n\nBel ons.", "nl")
    sender = prevention_texts.sender(by=by)
    pdf = step_card_pdf(card=card, language="nl", sender=sender, fonts=prevention_texts.fonts(), small=True)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("language", sorted(texts.UNREAD))
def test_a_translation_says_that_nobody_read_it_and_prints_in_its_own_script(client_as, klokkendam, language):
    """Until the municipality keeps it as its own; on one page, with every letter of the script."""
    client = client_as("coordinator")
    page = client.get(reverse("neighbourhood:leaflet", args=["status_holders", language]))
    assert "nog niet gelezen door iemand die de taal spreekt" in page.text
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page.text
    paper = PdfReader(
        BytesIO(client.get(reverse("neighbourhood:leaflet_pdf", args=["status_holders", language])).content)
    )
    assert len(paper.pages) == 1
    assert "huurtoeslag" in paper.pages[0].extract_text()
    filled = prevention_texts.values(by=Acting.system(9901), language=language)
    assert filled["gemeente"].startswith("\u2066") is (language == "ar")
    own = reverse("neighbourhood:own_leaflet", args=["status_holders", language])
    initial = client.get(own).context["form"].initial
    assert client.post(own, initial).status_code == 302
    page = client.get(reverse("neighbourhood:leaflet", args=["status_holders", language]))
    assert "nog niet gelezen" not in page.text


def test_who_writes_own_words_reads_what_could_be_plainer(client_as, klokkendam):
    """On the page itself, while typing, and by a button without script; it is advice and nothing is kept by it."""
    client, hard = client_as("coordinator"), {"title": "18?", "body": "Derhalve wordt u verzocht te bellen."}
    own = reverse("neighbourhood:own_leaflet", args=["young", "nl"])
    assert "niets te verbeteren" in client.get(own).text.lower() or "Advies" in client.get(own).text
    for address, sent in ((reverse("neighbourhood:advice"), hard), (own, hard | {"look": "1"})):
        told = client.post(address, sent)
        assert (told.status_code, "“Derhalve” is een kantoorwoord" in told.text) == (200, True)
    assert not OwnText.objects.exists()
    assert client.post(own, hard).status_code == 302  # style never blocks
    english = client.get(reverse("neighbourhood:own_leaflet", args=["young", "en"]))
    assert 'id="advice"' not in english.text  # Flesch-Douma is of Dutch


def test_what_the_house_wrote_is_plain():
    """The texts that a municipality starts with pass the check that its own texts get: no office word, no blame."""
    everything = [one.body for one in texts.leaflets("nl").values()]
    everything += [body for article in texts.articles().values() for body in article.bodies.values()]
    found = [(one.rule, one.words) for body in everything for one in advice(body)]
    assert [one for one in found if one[0] in {Style.JARGON, Style.BLAMES, Style.HARD_TO_READ}] == []


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
