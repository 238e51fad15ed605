from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "aanbel.people"
    label = "people"
