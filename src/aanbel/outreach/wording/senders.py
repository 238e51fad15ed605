"""How a text greets, and how it says who told us, in each language a text may be written in.

Residents read them, so they follow the language of the text, not of the screen. What kind of company told us is said
(AVG art. 14), never which one, nor how much. Each fits after “from”; in Turkish it stands on its own. Languages other
than Dutch and English were not read by a native speaker: see `core.shipped_templates.UNREAD`.
"""

from aanbel.intake.models import Kind

SENDERS: dict[str, dict[str, str]] = {
    "nl": {
        Kind.ENERGIE: "uw energiebedrijf", Kind.HUUR: "uw verhuurder", Kind.WATER: "uw waterbedrijf",
        Kind.ZORG: "uw zorgverzekeraar", Kind.HYPOTHEEK: "uw bank", Kind.CAK_ZORG: "het CAK",
        Kind.CAK_EIGEN_BIJDRAGE: "het CAK", Kind.BELASTINGDIENST: "de Belastingdienst",
        Kind.TOESLAGEN: "Dienst Toeslagen", Kind.DUO: "DUO", Kind.OVERIGE: "een bedrijf waar u klant bent",
        "and": "en", "greeting": "Beste", "residents": "bewoner",
    },
    "en": {
        Kind.ENERGIE: "your energy company", Kind.HUUR: "your landlord", Kind.WATER: "your water company",
        Kind.ZORG: "your health insurer", Kind.HYPOTHEEK: "your bank", Kind.CAK_ZORG: "the CAK",
        Kind.CAK_EIGEN_BIJDRAGE: "the CAK", Kind.BELASTINGDIENST: "the Tax Administration",
        Kind.TOESLAGEN: "the Benefits Office", Kind.DUO: "DUO", Kind.OVERIGE: "a company you are a customer of",
        "and": "and", "greeting": "Dear", "residents": "resident",
    },
    "de": {
        Kind.ENERGIE: "Ihrem Energieversorger", Kind.HUUR: "Ihrem Vermieter", Kind.WATER: "Ihrem Wasserversorger",
        Kind.ZORG: "Ihrer Krankenversicherung", Kind.HYPOTHEEK: "Ihrer Bank", Kind.CAK_ZORG: "dem CAK",
        Kind.CAK_EIGEN_BIJDRAGE: "dem CAK", Kind.BELASTINGDIENST: "dem Belastingdienst (Finanzamt)",
        Kind.TOESLAGEN: "Dienst Toeslagen", Kind.DUO: "DUO",
        Kind.OVERIGE: "einer Firma, bei der Sie Kunde sind",
        "and": "und", "greeting": "Guten Tag", "residents": "an alle, die hier wohnen",
    },
    "pl": {
        Kind.ENERGIE: "firmy energetycznej", Kind.HUUR: "właściciela mieszkania", Kind.WATER: "firmy wodociągowej",
        Kind.ZORG: "ubezpieczyciela zdrowotnego", Kind.HYPOTHEEK: "banku", Kind.CAK_ZORG: "CAK",
        Kind.CAK_EIGEN_BIJDRAGE: "CAK", Kind.BELASTINGDIENST: "urzędu skarbowego (Belastingdienst)",
        Kind.TOESLAGEN: "Dienst Toeslagen", Kind.DUO: "DUO", Kind.OVERIGE: "firmy, której są Państwo klientem",
        "and": "i", "greeting": "Dzień dobry", "residents": "Państwu",
    },
    "tr": {
        Kind.ENERGIE: "enerji şirketiniz", Kind.HUUR: "ev sahibiniz", Kind.WATER: "su şirketiniz",
        Kind.ZORG: "sağlık sigortanız", Kind.HYPOTHEEK: "bankanız", Kind.CAK_ZORG: "CAK",
        Kind.CAK_EIGEN_BIJDRAGE: "CAK", Kind.BELASTINGDIENST: "vergi dairesi (Belastingdienst)",
        Kind.TOESLAGEN: "Dienst Toeslagen", Kind.DUO: "DUO", Kind.OVERIGE: "müşterisi olduğunuz bir şirket",
        "and": "ve", "greeting": "Sayın", "residents": "ev sakini",
    },
    "ar": {
        Kind.ENERGIE: "شركة الطاقة", Kind.HUUR: "مؤجر المسكن", Kind.WATER: "شركة المياه",
        Kind.ZORG: "شركة التأمين الصحي", Kind.HYPOTHEEK: "البنك", Kind.CAK_ZORG: "CAK",
        Kind.CAK_EIGEN_BIJDRAGE: "CAK", Kind.BELASTINGDIENST: "مصلحة الضرائب (Belastingdienst)",
        Kind.TOESLAGEN: "Dienst Toeslagen", Kind.DUO: "DUO", Kind.OVERIGE: "شركة أنت من زبائنها",
        "and": "ومن", "greeting": "مرحباً", "residents": "بسكان هذا البيت",
    },
    "uk": {
        Kind.ENERGIE: "вашої енергетичної компанії", Kind.HUUR: "вашого орендодавця",
        Kind.WATER: "вашої водопостачальної компанії", Kind.ZORG: "вашої медичної страхової компанії",
        Kind.HYPOTHEEK: "вашого банку", Kind.CAK_ZORG: "CAK", Kind.CAK_EIGEN_BIJDRAGE: "CAK",
        Kind.BELASTINGDIENST: "податкової служби (Belastingdienst)", Kind.TOESLAGEN: "Dienst Toeslagen",
        Kind.DUO: "DUO", Kind.OVERIGE: "компанії, клієнтом якої ви є",
        "and": "та", "greeting": "Вітаємо,", "residents": "мешканці цього дому",
    },
}  # fmt: skip
