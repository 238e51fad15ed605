from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "aanbel.audit"
    label = "audit"
