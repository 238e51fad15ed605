"""What the house says when it says no: one sentence that a person can act on."""


class Refused(Exception):
    """A rule says no. The message is a whole sentence, fit for the screen and for the shell (exit code 1)."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refused):
    """This person may not do this; the sentence says who may, and why (HTTP 403)."""


class Missing(Refused):
    """What was asked for is not here, or not for this municipality (HTTP 404)."""
