"""What is wrong with a row of a file, in a sentence that says what was done with it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.directory.core.hsds import Finding

FINDINGS: dict[str, str | Promise] = {
    "no_id": _("has no id, so nothing can belong to it. Left out."),
    "long_id": _("has an id of more than 200 characters (“%(told)s…”). Left out."),
    "missing": _("lacks “%(field)s”, without which it is nothing. Left out."),
    "unknown_word": _("says “%(told)s” for “%(field)s”, which HSDS does not know. Left out."),
    "hangs_on_nothing": _("belongs to nothing: “%(field)s” is empty. Left out."),
    "points_nowhere": _("points with “%(field)s” at “%(told)s”, which is not in the file nor here."),
    "told_twice": _("stands in the file more than once with different words for “%(field)s”. The first one was kept."),
    "unknown_table": _("is no table of HSDS. Skipped."),
    "too_long": _("has more for “%(field)s” than fits. Kept beside the columns."),
    "no_text": _("has no text for “%(field)s”. Kept as it was told."),
    "no_whole": _("has “%(told)s” for “%(field)s”, which is no whole number. Kept as it was told."),
    "no_count": _("has “%(told)s” for “%(field)s”, which is no number of 0 or more. Kept as it was told."),
    "no_number": _("has “%(told)s” for “%(field)s”, which is no number. Kept as it was told."),
    "no_cents": _("has “%(told)s” for “%(field)s”, which is no amount. Kept as it was told."),
    "no_day": _("has “%(told)s” for “%(field)s”, which is no date (2026-03-14). Kept as it was told."),
    "no_moment": _("has “%(told)s” for “%(field)s”, which is no moment. Kept as it was told."),
    "no_time": _("has “%(told)s” for “%(field)s”, which is no time (09:00). Kept as it was told."),
    "no_yes": _("has “%(told)s” for “%(field)s”, which is neither true nor false. Kept as it was told."),
}
_FATE: dict[bool, str | Promise] = {True: _("Left out."), False: _("Kept, without the link.")}


def finding_words(finding: Finding) -> str:
    """Row, trouble and what was done, in one sentence."""
    named = ".csv" in finding.where  # the name of its table file
    row = finding.where if named else " ".join(part for part in (finding.table, finding.where) if part)
    sentence = str(FINDINGS[finding.code]) % {"field": finding.field, "told": finding.told}
    fate = f" {_FATE[finding.refused]}" if finding.code == "points_nowhere" else ""
    return f"{row} {sentence}{fate}"
