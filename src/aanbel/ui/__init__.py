"""The look of the house: page shell, components, icons, themes and the style page.

Decides how things look and sound, never what is true: no tables, no rules of the trade. Every class name of
the NL Design System stands in one template of `templates/ui/components/`, so a rename upstream touches one
file. README.md beside this file lists every component with an example.
"""
