from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("visits", "0001_initial")]
    operations = [
        Isolate("visits_visitor", "visits_shift", "visits_companionship"),
        Isolate("visits_visitneed", "visits_addressmark", "visits_place"),
        Isolate("visits_plan", "visits_round", "visits_roundvisitor", "visits_stop", "visits_planchange"),
        Isolate("visits_registration", "visits_outing", "visits_checkin", "visits_alarm", "visits_rounddebrief"),
        Isolate("visits_withdrawal"),
    ]
