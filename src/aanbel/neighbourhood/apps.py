from django.apps import AppConfig


class NeighbourhoodConfig(AppConfig):
    name = "aanbel.neighbourhood"
    label = "neighbourhood"
