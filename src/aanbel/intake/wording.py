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


def outcome(
    *, accepted: int, refused: int, fatal: bool, known: int = 0, checked: bool = False, below: bool = False
) -> str:
    """What became of a file, in the voice of the house: what happened, what was kept, what to do.

    `known`: so many of the accepted rows had come in before. `checked`: it was only a dry run, so nothing was kept.
    `below`: the file with the rows to mend stands on this very page.
    """
    rows = accepted + refused
    if fatal:
        return _("We could not read this file. Nothing of it was taken in.")
    if rows == 0:
        return _("The file holds no signals. That is fine: nothing to report this time.")
    sentences = [_read(accepted, refused), _to_mend(accepted, refused, checked=checked, below=below)]
    if known:
        sentences.append(
            ngettext(
                "One row had come in before and counts once.",
                "%(known)s rows had come in before and count once.",
                known,
            )
        )
    told = {"rows": rows, "refused": refused, "accepted": accepted, "known": known}
    return " ".join(filter(None, sentences)) % told


def again(*, checked: bool) -> str:
    """The very same file once more: whatever is in it, nothing comes of it twice."""
    if checked:
        return _("This very file was received before. Delivered again it would not be taken in.")
    return _("This file was received before. Nothing was taken in twice; this is what became of it:")


def _read(accepted: int, refused: int) -> str:
    """What happened."""
    rows = accepted + refused
    if refused == 0:
        return ngettext("The only row was read.", "All %(rows)s rows were read.", rows)
    if accepted == 0:
        return ngettext("The only row could not be read.", "None of the %(rows)s rows could be read.", rows)
    return _("We could not read %(refused)s of the %(rows)s rows.")


def _to_mend(accepted: int, refused: int, *, checked: bool, below: bool) -> str:
    """What was kept, and what to do."""
    if refused == 0:
        return ""
    if checked and accepted:
        return _(
            "The others are in order. You can mend these rows first, or deliver the file and mend them afterwards."
        )
    if checked:
        return _("Mend the file before you deliver it.")
    kept = ngettext("The other one is ready.", "The other %(accepted)s are ready.", accepted) if accepted else ""
    mend = (
        ngettext(
            "Mend this row in the file below and deliver it again.",
            "Mend these rows in the file below and deliver them again.",
            refused,
        )
        if below
        else ngettext("Mend this row and deliver it again.", "Mend these rows and deliver them again.", refused)
    )
    return f"{kept} {mend}".strip()
