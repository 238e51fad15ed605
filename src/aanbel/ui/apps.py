from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "aanbel.ui"
    label = "ui"
