from django.db import migrations

from aanbel.audit.isolation import Isolate


class Migration(migrations.Migration):
    """Shuts these tables to every municipality but the acting one."""

    dependencies = [("directory", "0001_initial")]
    operations = [
        Isolate("directory_organization", "directory_organizationidentifier", "directory_program", "directory_funding"),
        Isolate("directory_service", "directory_servicearea", "directory_costoption", "directory_requireddocument"),
        Isolate("directory_location", "directory_address", "directory_accessibility", "directory_serviceatlocation"),
        Isolate("directory_contact", "directory_phone", "directory_language", "directory_schedule"),
        Isolate("directory_taxonomy", "directory_taxonomyterm", "directory_attribute", "directory_metadata"),
        Isolate("directory_tabledescription", "directory_vocabulary", "directory_handedin"),
        Isolate("directory_shortline", "directory_asking", "directory_remark"),
    ]
