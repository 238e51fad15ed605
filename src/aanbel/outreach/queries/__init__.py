"""Reading what is due, written and answered, as seen by this user in their municipality."""

from aanbel.outreach.queries.doors import Door, door_of

__all__ = ["Door", "door_of"]
