"""The tables of learning; import them from here."""

from aanbel.learning.models.cards import Card, Experience, Group, Step

__all__ = ["Card", "Experience", "Group", "Step"]
