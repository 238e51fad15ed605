"""One place per column: how its text becomes a value, and what is wrong when it does not.

A rule is SQL text over the tidied row (`t`), the steps worked out from it (`s`), its values (`v`) and what is known
of its file (`f`: `kind`, `delivered_on`), so that a million rows are judged in one statement. Each fault has a bit;
the bits of a row make its `mask`; a row is accepted when no bit of an error is set. Authority for the required
columns: issue 2, after DDAS (a signal carries a BSN or an address; here always an address).
"""

from dataclasses import dataclass

from aanbel.intake.core.findings import ERROR
from aanbel.intake.core.texts import all_digits, one_of, word

EARLIEST = "DATE '1900-01-02'"
"""1 January 1900 and before are what systems fill in when they know nothing."""
HIGHEST_CENTS = 100_000_000

DDAS_KINDS = {
    "belastingdienst": "belastingdienst",
    "cakeigenbijdrage": "cak_eigen_bijdrage",
    "cakzorgverzekeringen": "cak_zorg",
    "cakzorg": "cak_zorg",
    "diensttoeslagen": "toeslagen",
    "toeslagen": "toeslagen",
    "duo": "duo",
    "energie": "energie",
    "huur": "huur",
    "hypotheek": "hypotheek",
    "overige": "overige",
    "water": "water",
    "zorg": "zorg",
}
ARREARS = ("achterstand", "betalingsachterstand", "regulier")
END_OF_SUPPLY = ("eindelevering", "eindeleveringssignaal", "eindleveringssignaal", "afsluiting")
YES = ("ja", "j", "1", "true", "waar", "x", "y", "yes")
NO = ("nee", "n", "0", "false", "onwaar", "no")
MALE = ("m", "man", "mannelijk", "male", "1")
FEMALE = ("v", "vrouw", "vrouwelijk", "f", "female", "2")
SEX_UNSAID = ("o", "onbekend", "leeg", "u", "0", "9", "x", "-")


@dataclass(frozen=True)
class Fault:
    """`when` may read the tidied text `t.<column>` and the value `v.<column>`."""

    column: str
    code: str
    when: str

    @property
    def refuses(self) -> bool:
        """Whether the row is refused for it."""
        return self.code in ERROR


def amount_text(field: str) -> str:
    """The amount as digits with a decimal point, NULL when it is none.

    A separator followed by exactly three digits groups thousands only when it is a point: amounts have no three
    decimals and Dutch offices group with points, so `1.234` is € 1.234,00; `1,234` is no amount. `1,234.56` is.
    """
    bare = f"regexp_replace(upper({field}), '(^''|€|EUR|\\s|,-+$|,=$)', '', 'g')"
    text = f"CASE WHEN {bare} LIKE '%-' THEN '-' || rtrim({bare}, '-') ELSE {bare} END"
    return (
        f"CASE WHEN {field} IS NULL THEN NULL "
        f"WHEN regexp_full_match({field}, '\\d{{1,9}}([.,]\\d{{1,2}})?') THEN replace({field}, ',', '.') "
        f"WHEN regexp_full_match({text}, '[-+]?\\d{{1,12}}([.,]\\d{{1,2}})?') THEN replace({text}, ',', '.') "
        f"WHEN regexp_full_match({text}, '[-+]?\\d{{1,3}}([.]\\d{{3}})+(,\\d{{1,2}})?') "
        f"THEN replace(replace({text}, '.', ''), ',', '.') "
        f"WHEN regexp_full_match({text}, '[-+]?\\d{{1,3}}(,\\d{{3}})+[.]\\d{{1,2}}') THEN replace({text}, ',', '') "
        f"WHEN regexp_full_match({text}, '[-+]?\\d{{1,12}}[.]\\d{{4,}}') THEN {text} END"
    )


def amount_cents(text: str) -> str:
    """Whole cents, halves rounded away from zero, of an amount_text."""
    return f"round(try_cast(left({text}, 24) AS DECIMAL(28, 10)) * 100)::BIGINT"


def date_value(field: str) -> str:
    """`YYYY-MM-DD`, `DD-MM-YYYY` (also with `/` `.` and without leading zeros), `YYYYMMDD`, a time behind it, or the

    day number of Excel. Years have four digits: "03-11-87" could be anything.
    """
    return (
        f"CASE WHEN {field} IS NULL THEN NULL "
        f"WHEN regexp_full_match({field}, '\\d{{4}}-\\d{{2}}-\\d{{2}}') THEN try_cast({field} AS DATE) "
        f"WHEN regexp_full_match({field}, '\\d{{1,2}}[-/.]\\d{{1,2}}[-/.]\\d{{4}}( \\d{{1,2}}:\\d{{2}}.*)?') "
        f"THEN try_strptime(regexp_replace(string_split({field}, ' ')[1], '[/.]', '-', 'g'), '%d-%m-%Y')::DATE "
        f"WHEN regexp_full_match({field}, '\\d{{8}}') THEN try_strptime({field}, '%Y%m%d')::DATE "
        f"WHEN regexp_full_match({field}, '[1-6]\\d{{4}}([.]\\d+)?') "
        f"THEN DATE '1899-12-30' + try_cast(left({field}, 5) AS INTEGER) "
        f"WHEN regexp_full_match({field}, '\\d{{4}}[-/]\\d{{1,2}}[-/]\\d{{1,2}}([T ].*)?') "
        f"THEN try_cast(regexp_extract({field}, '^[\\d/-]+') AS DATE) END"
    )


def bsn_number(field: str) -> str:
    """The BSN as a number; spreadsheets drop leading zeros and people write points, so both are mended."""
    bare = f"regexp_replace({field}, '[ .]|[.]0$', '', 'g')"
    return (
        f"CASE WHEN {field} IS NULL THEN NULL "
        f"WHEN length({field}) = 9 AND {all_digits(field)} THEN try_cast({field} AS BIGINT) "
        f"WHEN regexp_full_match({bare}, '\\d{{8,9}}') THEN try_cast({bare} AS BIGINT) END"
    )


def bsn_value(number: str) -> str:
    """The nine digits, empty when they fail the elfproef: a wrong number must never link two people (Wgs art. 8c).

    Elfproef: 9·a + 8·b + … + 2·h − i is divisible by eleven, and not all digits are zero.
    """
    terms = " + ".join(f"{weight} * ({number} // {10 ** (weight - 1)} % 10)" for weight in range(9, 1, -1))
    return (
        f"CASE WHEN {number} > 0 AND ({terms} - {number} % 10) % 11 = 0 "
        f"THEN lpad({number}::VARCHAR, 9, '0') ELSE '' END"
    )


def postcode_value(field: str) -> str:
    """`1234AB`: the first digit is not 0, and SA, SD and SS are not used."""
    bare = f"replace(upper({field}), ' ', '')"
    return (
        f"CASE WHEN regexp_full_match({bare}, '[1-9]\\d{{3}}[A-Z]{{2}}') "
        f"AND right({bare}, 2) NOT IN ('SA', 'SD', 'SS') THEN {bare} END"
    )


def house_rest(number: str, letter: str, addition: str) -> str:
    """All that stands behind the number, in whichever column the creditor put it, once, in upper case."""
    behind = (
        f"CASE WHEN {all_digits(number)} THEN '' "
        f"ELSE trim(regexp_replace(upper({number}), '^0*\\d+([.]0$)?', ''), ' -/') END"
    )
    own = f"coalesce(upper({letter}), ''), coalesce(upper({addition}), '')"
    return (
        f"CASE WHEN {letter} IS NULL AND {addition} IS NULL THEN {behind} "
        f"ELSE concat_ws('-', nullif(CASE WHEN {behind} NOT IN ({own}) THEN {behind} END, ''), upper({letter}), "
        f"nullif(trim(replace(upper({addition}), '  ', ' '), ' -/'), '')) END"
    )


def house_letter(rest: str) -> str:
    """A single letter right behind the number is its letter: 12A, 12-A, 12 a bis; not 12 hs, 12 bis."""
    return f"CASE WHEN {rest} = '' THEN '' ELSE regexp_extract({rest}, '^([A-Z])(?:[^A-Z].*)?$', 1) END"


def house_addition(rest: str) -> str:
    """What is left behind number and letter, in upper case so that one door is written one way: 3, HS, BIS, 2 HOOG."""
    return (
        f"CASE WHEN {rest} = '' THEN '' WHEN {house_letter(rest)} = '' THEN {rest} "
        f"ELSE trim(substr({rest}, 2), ' -/') END"
    )


def phone_value(field: str) -> str:
    """`+31612345678` where the number is Dutch, the digits as given where it is foreign, NULL when it is no number."""
    bare = f"regexp_replace(regexp_replace({field}, '\\(0\\)', ''), '[^0-9+]', '', 'g')"
    return (
        f"CASE WHEN {field} IS NULL THEN '' "
        f"WHEN regexp_full_match({field}, '0[1-9]\\d{{8}}') THEN '+31' || substr({field}, 2) "
        f"WHEN regexp_full_match({bare}, '0[1-9]\\d{{8}}') THEN '+31' || substr({bare}, 2) "
        f"WHEN regexp_full_match({bare}, '(\\+|00)31[1-9]\\d{{8}}') THEN '+31' || right({bare}, 9) "
        f"WHEN regexp_full_match({bare}, '31[1-9]\\d{{8}}') THEN '+' || {bare} "
        f"WHEN regexp_full_match({bare}, '6\\d{{8}}') THEN '+31' || {bare} "
        f"WHEN regexp_full_match({bare}, '(\\+|00)[1-9]\\d{{7,13}}') THEN regexp_replace({bare}, '^00', '+') END"
    )


def email_value(field: str) -> str:
    """Lower case; NULL when it is no address."""
    return (
        f"CASE WHEN {field} IS NULL THEN '' "
        f"WHEN regexp_full_match({field}, '[^@\\s,;<>()]+@[^@\\s,;<>()]+[.][A-Za-z]{{2,}}') THEN lower({field}) END"
    )


def initials_value(field: str) -> str:
    """`A.B.`; first names written out stay as they are."""
    single = f"regexp_full_match({field}, '(\\p{{Lu}}[. ]*){{1,6}}|(\\p{{L}}[.] ?){{1,6}}')"
    dotted = f"regexp_replace(regexp_replace(upper({field}), '[. ]', '', 'g'), '(.)', '\\1.', 'g')"
    return (
        f"CASE WHEN {field} IS NULL THEN '' WHEN regexp_full_match({field}, '([A-Z][.])+') THEN {field} "
        f"WHEN {single} THEN {dotted} ELSE {field} END"
    )


def sex_value(word: str) -> str:
    """'M', 'V', '' for not said, NULL for not understood."""
    return (
        f"CASE WHEN {word} IS NULL OR {one_of(word, SEX_UNSAID)} THEN '' "
        f"WHEN {one_of(word, MALE)} THEN 'M' WHEN {one_of(word, FEMALE)} THEN 'V' END"
    )


def flag_value(word: str) -> str:
    """True, false, or NULL for not understood; empty is no."""
    return f"CASE WHEN {word} IS NULL OR {one_of(word, NO)} THEN false WHEN {one_of(word, YES)} THEN true END"


def kind_value(word: str) -> str:
    """The DDAS kind that is written, else the partner's own (`f.kind`)."""
    written = " ".join(f"WHEN {word} = '{text}' THEN '{kind}'" for text, kind in DDAS_KINDS.items())
    return f"CASE WHEN {word} IS NULL OR {one_of(word, ARREARS)} THEN f.kind {written} ELSE f.kind END"


def supply_ends(word: str) -> str:
    """Whether it is an eindeleveringssignaal; only a supplier of energy or water can send one."""
    return f"coalesce({one_of(word, END_OF_SUPPLY)} AND f.kind IN ('energie', 'water'), false)"


def kind_unknown(word: str) -> str:
    """A word that is neither a DDAS type, nor plain arrears, nor an end of supply from a supplier."""
    known = one_of(word, (*DDAS_KINDS, *ARREARS))
    return f"{word} IS NOT NULL AND NOT {known} AND NOT {supply_ends(word)}"


def plain(column: str) -> str:
    """A text as it stands, empty when absent."""
    return f"coalesce(t.{column}, '')"


def house_number_value(field: str) -> str:
    """The leading digits, when they can be the number of a house."""
    digits = f"regexp_extract({field}, '^0*([1-9]\\d{{0,4}})(?:[.]0)?(?:\\D.*)?$', 1)"
    return (
        f"CASE WHEN {all_digits(field)} AND length({field}) < 6 THEN nullif(try_cast({field} AS INTEGER), 0) "
        f"WHEN {looks_like_date(field)} THEN NULL ELSE try_cast({digits} AS INTEGER) END"
    )


def looks_like_date(field: str) -> str:
    """Whether a spreadsheet changed it: "12-3" becomes 12 March."""
    months = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
    return f"regexp_full_match(lower({field}), '\\d{{4}}-\\d{{2}}-\\d{{2}}.*|\\d{{1,2}}-({months}).*')"


STEPS: dict[str, str] = {
    "amount_text": amount_text("t.amount"),
    "bsn_number": bsn_number("t.bsn"),
    "house_rest": house_rest("t.house_number", "t.house_letter", "t.house_addition"),
    "sex_word": word("t.sex"),
    "kind_word": word("t.kind"),
    "crisis_word": word("t.crisis"),
    "warm_word": word("t.warm_handover"),
}
"""What several values or faults need, worked out once per row."""

VALUES: dict[str, str] = {
    "reference": plain("reference"),
    "initials": initials_value("t.initials"),
    "prefix": "CASE WHEN t.prefix IS NULL THEN '' ELSE lower(t.prefix) END",
    "surname": plain("surname"),
    "birth_date": date_value("t.birth_date"),
    "sex": sex_value("s.sex_word"),
    "bsn": bsn_value("s.bsn_number"),
    "street": plain("street"),
    "house_number": house_number_value("t.house_number"),
    "house_letter": house_letter("s.house_rest"),
    "house_addition": house_addition("s.house_rest"),
    "postcode": postcode_value("t.postcode"),
    "place": plain("place"),
    "phone": phone_value("t.phone"),
    "email": email_value("t.email"),
    "amount": amount_cents("s.amount_text"),
    "arrears_since": date_value("t.arrears_since"),
    "signalled_on": date_value("t.signalled_on"),
    "kind": kind_value("s.kind_word"),
    "end_of_supply": supply_ends("s.kind_word"),
    "crisis": flag_value("s.crisis_word"),
    "warm_handover": flag_value("s.warm_word"),
    "supply_ends_on": date_value("t.supply_ends_on"),
}
"""Our column → its value, NULL when the text could not be read."""


def _date_faults(column: str, *, future: bool) -> tuple[Fault, ...]:
    faults = (
        Fault(column, "date_impossible", f"t.{column} IS NOT NULL AND v.{column} IS NULL"),
        Fault(column, "date_too_old", f"v.{column} < {EARLIEST}"),
    )
    return faults if future else (*faults, Fault(column, "date_in_future", f"v.{column} > f.delivered_on"))


FAULTS = (
    *(Fault("", code, f"t.fault = '{code}'") for code in ("too_many_fields", "cut_off", "not_a_signal")),
    Fault("reference", "reference_missing", "t.reference IS NULL AND t.fault IS NULL"),
    Fault("postcode", "postcode_missing", "t.postcode IS NULL AND t.fault IS NULL"),
    Fault("postcode", "postcode_foreign", "t.postcode IS NOT NULL AND v.postcode IS NULL"),
    Fault("house_number", "house_number_missing", "t.house_number IS NULL AND t.fault IS NULL"),
    Fault("house_number", "house_number_date", f"v.house_number IS NULL AND {looks_like_date('t.house_number')}"),
    Fault(
        "house_number",
        "house_number_unreadable",
        f"t.house_number IS NOT NULL AND (v.house_number IS NULL OR length(v.house_addition) > 20) "
        f"AND NOT {looks_like_date('t.house_number')}",
    ),
    Fault("amount", "amount_missing", "t.amount IS NULL AND t.fault IS NULL"),
    Fault("amount", "amount_unreadable", "t.amount IS NOT NULL AND v.amount IS NULL"),
    Fault("amount", "amount_not_positive", "v.amount <= 0"),
    Fault("amount", "amount_too_high", f"v.amount > {HIGHEST_CENTS}"),
    Fault("bsn", "bsn_invalid", "t.bsn IS NOT NULL AND v.bsn = ''"),
    *_date_faults("birth_date", future=False),
    *_date_faults("arrears_since", future=False),
    *_date_faults("signalled_on", future=False),
    *_date_faults("supply_ends_on", future=True),
    Fault("sex", "sex_unknown", "v.sex IS NULL"),
    Fault("phone", "phone_unreadable", "v.phone IS NULL"),
    Fault("email", "email_unreadable", "v.email IS NULL"),
    Fault("kind", "kind_unknown", kind_unknown("s.kind_word")),
    Fault("crisis", "flag_unknown", "v.crisis IS NULL"),
    Fault("warm_handover", "flag_unknown", "v.warm_handover IS NULL"),
    Fault("", "control_characters", "t.controls"),
    Fault("", "letters_damaged", "t.damaged"),
)
