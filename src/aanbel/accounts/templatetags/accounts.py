"""What the sign-in page knows: the fictional people of the demo."""

import json
from pathlib import Path

from django import template
from django.conf import settings

from aanbel.accounts import queries

register = template.Library()


@register.simple_tag
def demo_people() -> list[queries.Person]:
    """One person per role, in the demo only; nobody anywhere else."""
    return queries.one_person_per_role() if settings.DEMO else []


@register.simple_tag
def demo_cards() -> list[dict[str, str]]:
    """A card per municipality that opens a resident's page, as the demo left them; nothing anywhere else."""
    cards = Path(settings.AANBEL_HOME) / "demo" / "reply-codes.json"
    if not settings.DEMO or not cards.exists():
        return []
    left: list[dict[str, str]] = json.loads(cards.read_text(encoding="utf-8"))
    return left
