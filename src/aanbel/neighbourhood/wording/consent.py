"""The words to which a key figure says yes. They are kept with the yes, so that it is clear later what was agreed."""

from django.utils.translation import gettext as _


def consent_words(municipality: str) -> str:
    """What is shown or read aloud, in the language of the screen."""
    return _(
        "The district team of %(municipality)s may write down my name, how I can be reached, and which streets, groups "
        "and languages I know. Only the district team sees this. I never have to tell anything about others. "
        "I can stop at any moment: one message is enough, and everything about me is erased at once."
    ) % {"municipality": municipality}
