"""What the sign-in page knows: the fictional people of the demo."""

from django import template
from django.conf import settings

from aanbel.accounts import queries

register = template.Library()


@register.simple_tag
def demo_people() -> list[queries.Person]:
    """One person per role, in the demo only; nobody anywhere else."""
    return queries.one_person_per_role() if settings.DEMO else []
