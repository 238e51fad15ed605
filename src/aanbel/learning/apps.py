from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "aanbel.learning"
    label = "learning"
