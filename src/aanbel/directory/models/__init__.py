"""The tables of the social map, after Open Referral HSDS 3 (ADR 0026); import them from here."""

from aanbel.directory.models.asking import Asking, Remark
from aanbel.directory.models.handed_in import HandedIn
from aanbel.directory.models.lines import ShortLine
from aanbel.directory.models.organizations import Funding, Organization, OrganizationIdentifier, Program
from aanbel.directory.models.places import Accessibility, Address, Location, ServiceAtLocation
from aanbel.directory.models.reaching import Contact, Language, Phone, Schedule
from aanbel.directory.models.record import Record
from aanbel.directory.models.services import (
    CostOption,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceKind,
    Vocabulary,
)
from aanbel.directory.models.terms import Attribute, Metadata, TableDescription, Taxonomy, TaxonomyTerm

__all__ = [
    "Accessibility",
    "Address",
    "Asking",
    "Attribute",
    "Contact",
    "CostOption",
    "Funding",
    "HandedIn",
    "Language",
    "Location",
    "Metadata",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "Program",
    "Record",
    "Remark",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceKind",
    "ShortLine",
    "TableDescription",
    "Taxonomy",
    "TaxonomyTerm",
    "Vocabulary",
]
