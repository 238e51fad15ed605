from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "aanbel.directory"
    label = "directory"
