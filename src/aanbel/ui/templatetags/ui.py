"""`{% load ui %}`: every component of the house in one library; README.md of this slice shows each one."""

from django.template import Library

from aanbel.ui.components import actions, figures, forms, frame, lists, notices, tables, words

register = Library()

for family in (actions, notices, lists, tables, forms, figures, words, frame):
    register.tags.update(family.register.tags)
    register.filters.update(family.register.filters)
