"""The tables of HSDS 3 in our words: which fields there are, what they hold, and what belongs to what.

The field's name is that of HSDS; `column` is ours where it differs. Names marked `ours` are the Aanbel profile
(docs/reference/social-map.md). Order matters: what is pointed at comes before what points.
"""

from dataclasses import dataclass
from enum import StrEnum

from aanbel.directory.core.kinds import ServiceKind


class Holds(StrEnum):
    """What the values of a field are."""

    TEXT = "text"
    WHOLE = "whole"  # a whole number
    COUNT = "count"  # a whole number, not below nought
    NUMBER = "number"
    CENTS = "cents"  # HSDS tells an amount, we keep cents
    DAY = "day"
    MOMENT = "moment"
    TIME = "time"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. A value outside `choices` refuses the row; `required`: without it there is no row."""

    name: str
    holds: Holds = Holds.TEXT
    column: str = ""
    choices: frozenset[str] = frozenset()
    required: bool = False
    ours: bool = False

    @property
    def attribute(self) -> str:
        return self.column or self.name


@dataclass(frozen=True, slots=True)
class Link:
    """A field with the id of another record. In nested JSON that record stands under `whole`, where there is one."""

    name: str
    to: str
    whole: str = ""
    required: bool = False
    column: str = ""

    @property
    def attribute(self) -> str:
        return self.column or self.name


@dataclass(frozen=True, slots=True)
class Entity:
    """One table. `many`: under which name in nested JSON the rows of another table stand that point here."""

    table: str
    fields: tuple[Field, ...]
    links: tuple[Link, ...] = ()
    many: tuple[tuple[str, str], ...] = ()  # name in JSON, entity
    always: tuple[str, ...] = ()  # HSDS wants these told, also when there is nothing to tell


def _texts(names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names.split())


def _of(holds: Holds, names: str) -> tuple[Field, ...]:
    return tuple(Field(name, holds) for name in names.split())


_NAME = Field("name", required=True)
_SHOWN = Field("for_residents", Holds.YES, ours=True)
_PLACES = frozenset({"physical", "postal", "virtual"})
_WEEKDAYS = frozenset({"MO", "TU", "WE", "TH", "FR", "SA", "SU"})
_REACHED = (Link("location_id", "location"), Link("service_id", "service"))
_EVERYWHERE = (
    Link("organization_id", "organization"),
    *_REACHED,
    Link("service_at_location_id", "service_at_location"),
)

ENTITIES: dict[str, Entity] = {
    "taxonomy": Entity("taxonomies", (_NAME, *_texts("description uri version")), always=("description",)),
    "taxonomy_term": Entity(
        "taxonomy_terms",
        (_NAME, *_texts("code description taxonomy language term_uri")),
        (
            Link("parent_id", "taxonomy_term"),
            Link("taxonomy_id", "taxonomy", whole="taxonomy_detail", column="taxonomy_detail_id"),
        ),
        always=("description",),
    ),
    "organization": Entity(
        "organizations",
        (
            _NAME,
            *_texts("alternate_name description email website tax_status tax_id legal_status logo uri"),
            Field("year_incorporated", Holds.WHOLE),
        ),
        (Link("parent_organization_id", "organization"),),
        (
            ("funding", "funding"),
            ("contacts", "contact"),
            ("phones", "phone"),
            ("locations", "location"),
            ("programs", "program"),
            ("organization_identifiers", "organization_identifier"),
            ("services", "service"),
        ),
        always=("description",),
    ),
    "organization_identifier": Entity(
        "organization_identifiers",
        _texts("identifier_scheme identifier_type identifier"),
        (Link("organization_id", "organization", required=True),),
        always=("identifier_type", "identifier"),
    ),
    "program": Entity(
        "programs",
        (_NAME, *_texts("alternate_name description")),
        (Link("organization_id", "organization", required=True),),
        always=("description",),
    ),
    "location": Entity(
        "locations",
        (
            Field("location_type", choices=_PLACES, required=True),
            *_texts("url name alternate_name description transportation external_identifier external_identifier_type"),
            *_of(Holds.NUMBER, "latitude longitude"),
            Field("walk_in", Holds.YES, ours=True),
        ),
        (Link("organization_id", "organization"),),
        (
            ("languages", "language"),
            ("addresses", "address"),
            ("contacts", "contact"),
            ("accessibility", "accessibility"),
            ("phones", "phone"),
            ("schedules", "schedule"),
        ),
    ),
    "service": Entity(
        "services",
        (
            _NAME,
            Field("status", choices=frozenset({"active", "inactive", "defunct", "temporarily closed"}), required=True),
            *_texts("alternate_name description url email interpretation_services application_process"),
            *_texts("fees_description wait_time fees accreditations eligibility_description"),
            *_of(Holds.WHOLE, "minimum_age maximum_age"),
            Field("assured_date", Holds.DAY, column="assured_on"),
            *_texts("assurer_email licenses alert"),
            Field("last_modified", Holds.MOMENT),
            Field("kind", choices=frozenset(kind.value for kind in ServiceKind), ours=True),
            Field("waiting_days", Holds.COUNT, ours=True),
            Field("who_may_refer", ours=True),
            Field("referral_email", ours=True),
            Field("assured_by", ours=True),
            _SHOWN,
        ),
        (
            Link("organization_id", "organization", whole="organization"),
            Link("program_id", "program", whole="program"),
        ),
        (
            ("phones", "phone"),
            ("schedules", "schedule"),
            ("service_areas", "service_area"),
            ("service_at_locations", "service_at_location"),
            ("languages", "language"),
            ("funding", "funding"),
            ("cost_options", "cost_option"),
            ("required_documents", "required_document"),
            ("contacts", "contact"),
        ),
    ),
    "funding": Entity(
        "funding", _texts("source"), (Link("organization_id", "organization"), Link("service_id", "service"))
    ),
    "service_area": Entity(
        "service_areas",
        _texts("name description extent extent_type uri"),
        (Link("service_id", "service", required=True),),
    ),
    "cost_option": Entity(
        "cost_options",
        (
            *_of(Holds.DAY, "valid_from valid_to"),
            *_texts("option currency amount_description"),
            Field("amount", Holds.CENTS, column="amount_cents"),
        ),
        (Link("service_id", "service", required=True),),
    ),
    "required_document": Entity(
        "required_documents", _texts("document uri"), (Link("service_id", "service", required=True),)
    ),
    "address": Entity(
        "addresses",
        (
            *_texts("attention address_1 address_2 city region state_province postal_code country"),
            Field("address_type", choices=_PLACES, required=True),
        ),
        (Link("location_id", "location", required=True),),
        always=("address_1", "city", "state_province", "postal_code", "country"),
    ),
    "accessibility": Entity(
        "accessibility", _texts("description details url"), (Link("location_id", "location", required=True),)
    ),
    "service_at_location": Entity(
        "service_at_location",
        _texts("description"),
        (
            Link("service_id", "service", whole="service", required=True),
            Link("location_id", "location", whole="location", required=True),
        ),
        (("contacts", "contact"), ("phones", "phone"), ("schedules", "schedule")),
    ),
    "contact": Entity(
        "contacts", (*_texts("name title department email"), _SHOWN), _EVERYWHERE, (("phones", "phone"),)
    ),
    "phone": Entity(
        "phones",
        (
            Field("number", required=True),
            Field("extension", Holds.WHOLE),
            *_texts("type description"),
            _SHOWN,
        ),
        (*_EVERYWHERE, Link("contact_id", "contact")),
        (("languages", "language"),),
    ),
    "language": Entity("languages", _texts("name code note"), (*_REACHED, Link("phone_id", "phone"))),
    "schedule": Entity(
        "schedules",
        (
            *_of(Holds.DAY, "valid_from valid_to dtstart until"),
            Field("timezone", Holds.NUMBER),
            *_of(Holds.WHOLE, "count interval"),
            Field("wkst", choices=_WEEKDAYS),
            Field("freq", choices=frozenset({"WEEKLY", "MONTHLY"})),
            *_texts("byday byweekno bymonthday byyearday description"),
            *_of(Holds.TIME, "opens_at closes_at"),
            *_texts("schedule_link attending_type notes"),
            Field("closed", Holds.YES, ours=True),
        ),
        (*_REACHED, Link("service_at_location_id", "service_at_location")),
    ),
    "attribute": Entity(
        "attributes",
        _texts("link_id link_type link_entity value"),
        (Link("taxonomy_term_id", "taxonomy_term", whole="taxonomy_term"),),
    ),
    "metadata": Entity(
        "metadata",
        (
            *_texts("resource_id resource_type"),
            Field("last_action_date", Holds.DAY),
            *_texts("last_action_type field_name previous_value replacement_value updated_by"),
        ),
        always=("last_action_type", "field_name", "previous_value", "replacement_value", "updated_by"),
    ),
    "meta_table_description": Entity("meta_table_descriptions", _texts("name language character_set")),
}

IN_ORDER = tuple(ENTITIES)
LONGEST = {"language.code": 35, "cost_option.currency": 3, "attribute.link_id": 200, "metadata.resource_id": 200}
"""Fields whose column is bounded."""
