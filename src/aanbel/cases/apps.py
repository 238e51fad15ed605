from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "aanbel.cases"
    label = "cases"
