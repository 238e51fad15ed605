from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "aanbel.desk"
    label = "desk"
