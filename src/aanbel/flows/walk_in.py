"""The journey of a walk-in, and how its day is closed.

Somebody comes in. At the desk a volunteer asks (`desk.services.ask_question`), begins, and walks the flowchart with
them (`take_step`, one station at a time). It ends there (`finish`), in an appointment (`make_appointment`, and `arrive`
when they come), or with the resident's yes in the hands of a professional (`hand_over`), who takes it on or sends it
back with another way (`accept_hand_over`, `decline_hand_over`), may open a case at the resident's request
(`open_case_for`), and tells the desk how it went when that was allowed (`tell_back`). Each of these is one act of one
person, so no flow calls them in a row; what follows by itself is the night.
"""

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import services


def close_the_day(*, by: Acting) -> None:
    """The night after: who was still in the queue went home, first names are gone, and old hand-overs are emptied."""
    with on_behalf_of(by):
        services.end_earlier_days(by=by)
    with on_behalf_of(by):
        services.forget_first_names(by=by)
    with on_behalf_of(by):
        services.empty_old_hand_overs(by=by)
