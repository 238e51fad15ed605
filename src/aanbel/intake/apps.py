from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "aanbel.intake"
    label = "intake"
