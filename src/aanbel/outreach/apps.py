from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "aanbel.outreach"
    label = "outreach"
