"""Findings in words, in the reader's language: for the screen, the shell, the receipt and the workbook of errors."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanbel.intake.core.findings import SENTENCES


def sentence(code: str, params: Mapping[str, str]) -> str:
    """What is wrong, in one sentence."""
    return _(SENTENCES[code]) % params


def shape_name(profile: str) -> str:
    """The shape of a file for the screen: the standard one and a partner's own have words, others their name."""
    return {"canonical": _("standard"), "own": _("own columns"), "": _("recognised")}.get(profile, profile)


def outcome(*, accepted: int, refused: int, fatal: bool, checked: bool = False) -> str:
    """What became of a file, in the voice of the house: what happened, what was kept, what to do.

    `checked`: it was only a dry run, so nothing was kept and there is no file to mend yet.
    """
    rows = accepted + refused
    if fatal:
        return _("We could not read this file. Nothing of it was taken in.")
    if rows == 0:
        return _("The file holds no signals. That is fine: nothing to report this time.")
    if refused == 0:
        return ngettext("The only row was read.", "All %(rows)s rows were read.", rows) % {"rows": rows}
    if accepted == 0:
        return _("None of the %(rows)s rows could be read. Mend them in the file below and deliver them again.") % {
            "rows": rows
        }
    if checked:
        return _(
            "We could not read %(refused)s of the %(rows)s rows; the others are in order. "
            "You can mend them first, or deliver the file and mend them afterwards."
        ) % {"refused": refused, "rows": rows}
    sentences = (
        _("We could not read %(refused)s of the %(rows)s rows."),
        ngettext("The other one is ready.", "The other %(accepted)s are ready.", accepted),
        ngettext(
            "Mend this row in the file below and deliver it again.",
            "Mend these rows in the file below and deliver them again.",
            refused,
        ),
    )
    return " ".join(sentences) % {"refused": refused, "rows": rows, "accepted": accepted}
