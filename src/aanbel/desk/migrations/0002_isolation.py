from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("desk", "0001_initial")]
    operations = [
        Isolate("desk_chartversion", "desk_chartdraft"),
        Isolate("desk_desk", "desk_deskmember", "desk_duty", "desk_slot", "desk_dutylink"),
        Isolate("desk_question", "desk_step", "desk_handover", "desk_appointment"),
        Isolate("desk_theme", "desk_themeremark"),
        Isolate("desk_volunteer", "desk_volunteernorm", "desk_shadowing", "desk_talk"),
        Isolate("desk_training", "desk_trainingdone"),
    ]
