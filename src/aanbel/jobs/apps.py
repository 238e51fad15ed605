from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "aanbel.jobs"
    label = "jobs"
