"""Measuring the linking on a labelled file; touches no table."""

from pathlib import Path

from django.utils.translation import gettext as _

from aanbel.kernel.errors import Refused
from aanbel.people.core.evaluation import Evaluation, NoSuchColumn, Unreadable, evaluate


def evaluate_linkage(*, path: Path, truth: str) -> Evaluation:
    """Links the rows of a canonical CSV with the product's own engine and compares with its column `truth`."""
    try:
        return evaluate(path, truth=truth)
    except NoSuchColumn as none:
        columns = ", ".join(none.held)
        raise Refused(
            _("The file has no column “%(column)s”. Its columns are: %(columns)s.")
            % {"column": none.wanted, "columns": columns}
        ) from none
    except Unreadable as why:
        raise Refused(_("This file cannot be measured: %(why)s") % {"why": why}) from why
