from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "aanbel.worklist"
    label = "worklist"
