from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "aanbel.feedback"
    label = "feedback"
