"""What every page knows of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    """Municipality, the choices for the switch, the acting person, and whether this is the demo."""
    return {
        "municipality": getattr(request, "municipality", None),
        "municipalities": getattr(request, "municipalities", []),
        "acting": getattr(request, "acting", None),
        "demo": settings.DEMO,
    }
