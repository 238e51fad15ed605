from django.db import migrations

from aanbel.audit.isolation import Isolate, ShareReading


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one; what is shared can be read by all who work here."""

    dependencies = [("learning", "0001_initial")]
    operations = [
        Isolate("learning_card", "learning_experience"),
        ShareReading("learning_card", "state = 'shared'"),
        ShareReading("learning_experience", "exists (select from learning_card card where card.id = card_id)"),
    ]
