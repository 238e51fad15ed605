from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "aanbel.visits"
    label = "visits"
