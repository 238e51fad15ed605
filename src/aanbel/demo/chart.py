"""The flowchart of the demo: published by the coordinator of each town six weeks ago and improved once since.

So there is an older version to look at and a month of traffic on the newer. At the joint service a draft lies ready.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

from aanbel.accounts.models import Role, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.cast import COLLEAGUES
from aanbel.desk import queries, services
from aanbel.directory.models import Service
from aanbel.kernel import clock

PUBLISHED, IMPROVED = timedelta(days=43), timedelta(days=31)
FIRST = "Zo werken we op de werkplaats"
SECOND = "Eerst vragen of het al afgesloten is"
EARLIER = "Dreigt de stroom, het gas of het water te stoppen?"
KINDER = "Blijf gerust zitten. Praten helpt ook."
LATER = "Is de stroom, het gas of het water al afgesloten?"
OF_THE_MAP = {"afspraak-hulpdienst": "Thuisadministratie", "regeling": "Geldfit"}


def publish_charts(codes: tuple[int, ...]) -> None:
    """A first version and its improvement for each town; does nothing where there is one."""
    for code in codes:
        with on_behalf_of(_coordinator(code)) as by:
            if queries.chart_in_force(by) is None:
                _publish_twice(by)
                if code != codes[0]:
                    _begin_a_third(by)


def _publish_twice(by: Acting) -> None:
    """The first version asked less well; a week of use taught what to ask."""
    morning = datetime.combine(clock.today(), time(9, 30), clock.AMSTERDAM)
    with clock.standing_at(morning - PUBLISHED):
        draft = services.begin_draft(by=by, number=0)
        good = draft.chart
        first = good.with_nodes(replace(node, text=EARLIER) if node.text == LATER else node for node in good.nodes)
        draft = services.save_draft(by=by, turn=draft.turn, chart=first)
        services.publish_chart(by=by, turn=draft.turn, name=FIRST)
    with clock.standing_at(morning - IMPROVED):
        draft = services.begin_draft(by=by)
        draft = services.save_draft(by=by, turn=draft.turn, chart=_with_services(by, good))
        services.publish_chart(by=by, turn=draft.turn, name=SECOND)


def _begin_a_third(by: Acting) -> None:
    """Something to look at for who changes: kinder words, not published yet."""
    draft = services.begin_draft(by=by)
    kinder = (replace(node, text=KINDER) if node.id == "praten" else node for node in draft.chart.nodes)
    services.save_draft(by=by, turn=draft.turn, chart=draft.chart.with_nodes(kinder))


def _with_services(by: Acting, chart: services.Chart) -> services.Chart:
    """The same, with the services of the social map that these stations are about."""
    offered = Service.objects.filter(municipality_id=by.municipality).offered()
    known = {service.name: service.pk for service in offered.filter(name__in=OF_THE_MAP.values())}
    return chart.with_nodes(
        replace(node, service=known.get(OF_THE_MAP[node.id])) if node.id in OF_THE_MAP else node for node in chart.nodes
    )


def _coordinator(code: int) -> Acting:
    """Who answers for the desks of this town; in a smaller demo the machine in their name."""
    emails = [one.email for one in COLLEAGUES if code in one.municipalities and Role.COORDINATOR in one.roles]
    with on_behalf_of(Acting.system(code)):
        user = User.objects.filter(email__in=emails).first()
    if user is None:
        return Acting.system(code)
    return Acting((code,), user.pk, user.name, frozenset({Role.COORDINATOR.value}))
