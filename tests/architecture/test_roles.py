"""Eight roles and every address of the main journey: who comes in where, as a table that a privacy officer can read.

A new address in these slices stands in this table before it stands in the house. Rights on one case or one desk (whose
it is, whether it is today) are the slices' own truth tables; this one is about roles alone.
"""

import pytest

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows
from aanbel.audit.acting import Acting
from tests.architecture.test_house import _pages

SLICES = {"accounts", "intake", "people", "cases", "worklist", "config"}
# coordinator, worker, visitor, volunteer, professional, team lead, privacy officer, administrator
TABLE = {
    "c w v - - t p -": """vandaag/ werklijst/ werklijst/zoek werklijst/export werkbakjes/ volgorde/ volgorde/<version>/
        zaken/<case>/ zaken/<case>/waarom zaken/<case>/plan zaken/<case>/plan/afdruk zaken/<case>/hulp twijfel
        wegwijzers/ besluiten/<signal>/""",
    "c w v - - - p -": """zaken/<case>/gesprek zaken/<case>/toestemming/<consent>/wissen
        toestemming/<consent>/intrekken""",
    "c w v - - - - -": """werklijst/toewijzen bewoners/<pk> agenda/ contact/<attempt>/terug
        herinneringen/<reminder>/klaar stappen/<step>/ stappen/<step>/klaar stappen/<step>/weg
        zaken/<case>/oppakken zaken/<case>/toewijzen zaken/<case>/overdragen zaken/<case>/overnemen
        zaken/<case>/contact zaken/<case>/afspraak zaken/<case>/sluiten zaken/<case>/heropenen zaken/<case>/onderneming
        zaken/<case>/datum zaken/<case>/nee zaken/<case>/nee/intrekken zaken/<case>/nee/toch zaken/<case>/herinner
        zaken/<case>/gesprek/klopt zaken/<case>/gesprek/verteld zaken/<case>/toestemming zaken/<case>/budget
        zaken/<case>/plan/stap zaken/<case>/plan/rust zaken/<case>/hulp/verwijzen zaken/<case>/hulp/casusbespreking
        zaken/<case>/hulp/beslag verwijzingen/<referral>/opnieuw verwijzingen/<referral>/intrekken
        verwijzingen/<referral>/samen casusbesprekingen/<discussion>/afronden casusbesprekingen/stappen/<step>/plan
        beslag/<seizure>/opnieuw beslag/<seizure>/antwoord""",
    "c w - - - - - -": "twijfel/<pk>",
    "c w - - - t p -": "besluiten/",
    "c w - - - t p a": """leveringen leveringen/<pk> leveringen/<pk>/voortgang leveringen/<pk>/ontvangstbewijs partners
        partners/<slug>""",
    "c w v - - t - -": """team/ team/nagesprek team/nagesprek/<debrief>/gesproken team/nagesprek/<debrief>/weg
        team/feedback team/samen team/samen/<visit>/geweest team/intervisie team/intervisie/vraag
        team/intervisie/<question>/agenda team/intervisie/<question>/ team/wie-waarheen""",
    "c - - - - t - -": """volgorde/<version>/wat-als volgorde/<version>/werkbakjes volgorde/<version>/activeren
        team/wie-waarheen/<pk> team/wie-waarheen/weg/<pk>""",
    "c - - - - - - a": """leveringen/nieuw leveringen/<pk>/fouten.xlsx leveringen/<pk>/opnieuw leveringen/<pk>/kolommen
        partners/nieuw partners/<slug>/wijzigen partners/<slug>/afspraak afspraken/<pk> beheer/gemeente
        beheer/gebruikers beheer/gebruikers/nieuw beheer/gebruikers/<pk> beheer/gebruikers/<pk>/tweede-stap
        wegwijzers/nieuw wegwijzers/begin wegwijzers/<pointer>/ wegwijzers/<pointer>/weg""",
    "- - - - - - p -": "inzage/",
    "c w v - o t p a": "maand",
    "c w v s o t p a": """/ beheer/ mijn-account mijn-account/gemeente account/email/ casusbesprekingen/
        casusbesprekingen/<discussion>/ casusbesprekingen/<discussion>/afdruk casusbesprekingen/<discussion>/mening
        casusbesprekingen/<discussion>/stap""",
}
WANTED = {address: marks.split() for marks, addresses in TABLE.items() for address in addresses.split()}
GUARDED = {
    (address.replace("int:", "").replace("slug:", "") or "/"): view.permission
    for address, view in _pages()
    if view.__module__.startswith("aanbel.") and view.__module__.split(".")[1] in SLICES and hasattr(view, "permission")
}


def test_every_address_of_the_main_journey_is_in_the_table():
    """Nobody adds a page without saying for whom; nobody leaves one behind."""
    assert sorted(GUARDED) == sorted(WANTED)


@pytest.mark.parametrize("role", Role)
def test_each_role_comes_in_where_the_table_says_and_nowhere_else(role):
    """A volunteer meets no debts, an administrator no residents, a privacy officer looks and can only stop."""
    by = Acting(municipalities=(9901,), user_id=1, name="Iemand", roles=frozenset({role.value}))
    found = {address for address, check in GUARDED.items() if allows(check, by)}
    assert found == {address for address, marks in WANTED.items() if marks[list(Role).index(role)] != "-"}


def test_without_a_role_nothing_opens():
    """Neither for a stranger nor for somebody whose role was taken away."""
    nobody = Acting(municipalities=(9901,), user_id=1, name="Iemand")
    assert [address for address, check in GUARDED.items() if allows(check, nobody)] == []
