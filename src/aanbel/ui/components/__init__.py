"""The components, one file per family; `templatetags/ui.py` gathers them for `{% load ui %}`."""
