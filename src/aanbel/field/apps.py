from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "aanbel.field"
    label = "field"
