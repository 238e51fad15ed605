from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "aanbel.accounts"
    label = "accounts"
