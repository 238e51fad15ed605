"""Who may do what at the desk, as tables that a policy officer can read."""

from datetime import time, timedelta

import pytest

from aanbel.audit.acting import Acting
from aanbel.desk import permissions
from aanbel.desk.core.reach import Barrier, barrier
from aanbel.desk.models import Desk, DeskMember, Duty
from aanbel.kernel import clock

ROLES = (
    "volunteer",
    "professional",
    "worker",
    "visitor",
    "coordinator",
    "team_lead",
    "privacy_officer",
    "administrator",
)
YES, ROLE, DESK, DAY = None, Barrier.ROLE, Barrier.OTHER_DESK, Barrier.OTHER_DAY

QUESTIONS = {
    # role:            own desk today, own desk yesterday, other desk today, other desk yesterday
    "volunteer": (YES, DAY, DESK, DESK),
    "professional": (YES, YES, DESK, DESK),
    "worker": (YES, YES, DESK, DESK),
    "visitor": (ROLE, ROLE, ROLE, ROLE),
    "coordinator": (YES, YES, YES, YES),
    "team_lead": (ROLE, ROLE, ROLE, ROLE),
    "privacy_officer": (ROLE, ROLE, ROLE, ROLE),
    "administrator": (ROLE, ROLE, ROLE, ROLE),
}

MINE, OTHERS = 7, 8
ACTS = {
    # act:                        volunteer professional worker visitor coordinator team_lead privacy administrator
    "can_use_desk": "y y y n y y n n",
    "can_coordinate_desk": "n n n n y n n n",
    "can_take_hand_over": "n y y n n n n n",
    "can_see_chart": "y y y n y y n n",
    "can_edit_chart": "n n n n y y n n",
    "can_see_themes": "y y y n y y n n",
    "can_put_theme": "n n n n y n n n",
    "can_answer_theme": "n n n n n y n n",
}
ACTS_ON = {
    # act, on whom:
    ("can_change_duty", MINE): "y y y n y y n n",
    ("can_change_duty", OTHERS): "n n n n y n n n",
    ("can_open_slots", MINE): "n y y n y n n n",
    ("can_open_slots", OTHERS): "n n n n y n n n",
    ("can_see_volunteer", MINE): "y y y y y y y y",
    ("can_see_volunteer", OTHERS): "n n n n y n n n",
}


def acting(*roles: str) -> Acting:
    return Acting(municipalities=(9901,), user_id=MINE, name="Iemand", roles=frozenset(roles))


@pytest.mark.parametrize("role", ROLES)
def test_a_volunteer_reaches_today_at_the_own_desk_and_no_role_more_than_it_needs(role: str) -> None:
    """Own desk and other desk, today and yesterday: the barrier of each."""
    found = tuple(barrier({role}, own_desk=own, today=today) for own in (True, False) for today in (True, False))
    assert found == QUESTIONS[role]


def test_who_holds_two_roles_reaches_what_the_widest_reaches() -> None:
    """A volunteer who is a professional too is not kept to today; without a role there is nothing to see."""
    assert barrier({"volunteer", "professional"}, own_desk=True, today=False) is None
    assert barrier({"volunteer", "team_lead"}, own_desk=True, today=False) is Barrier.OTHER_DAY
    assert barrier(set(), own_desk=True, today=True) is Barrier.ROLE


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_for_these_roles(act: str) -> None:
    """The machine may do all; every role as the table says."""
    may = getattr(permissions, act)
    assert ["y" if may(acting(role)) else "n" for role in ROLES] == ACTS[act].split()
    assert may(Acting.system(9901))


@pytest.mark.parametrize(("act", "whom"), ACTS_ON)
def test_what_is_ones_own_is_ones_own(act: str, whom: int) -> None:
    """Duties, times and the page of a volunteer: one's own, and those of others for a coordinator."""
    may = getattr(permissions, act)
    assert ["y" if may(acting(role), whom) else "n" for role in ROLES] == ACTS_ON[act, whom].split()


def test_a_desk_is_ones_own_by_belonging_to_it_or_standing_on_its_rota_today(by, user_as) -> None:
    """Yesterday's duty opens nothing today, nor does one that was passed on to a colleague."""
    user = user_as("volunteer")
    me = Acting(municipalities=(9901,), user_id=user.pk, name=user.name, roles=frozenset({"volunteer"}))
    member, today, yesterday, ill = (Desk.objects.create(municipality_id=9901, name=name) for name in "abcd")
    DeskMember.objects.create(municipality_id=9901, desk=member, user=user)
    for desk, ago, state in ((today, 0, "planned"), (yesterday, 1, "planned"), (ill, 0, "passed_on")):
        Duty.objects.create(
            municipality_id=9901, desk=desk, user=user, on=clock.today() - timedelta(days=ago), state=state,
            starts=time(9), ends=time(12), role="volunteer",
        )  # fmt: skip
    opened = [permissions.at_desk(me, desk.pk) for desk in (member, today, yesterday, ill)]
    assert opened == [True, True, False, False]
    assert not permissions.at_desk(me, member.pk, clock.today() - timedelta(days=1))
