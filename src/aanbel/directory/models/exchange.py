"""Which of our tables holds which table of HSDS."""

from aanbel.directory.models.organizations import Funding, Organization, OrganizationIdentifier, Program
from aanbel.directory.models.places import Accessibility, Address, Location, ServiceAtLocation
from aanbel.directory.models.reaching import Contact, Language, Phone, Schedule
from aanbel.directory.models.record import Record
from aanbel.directory.models.services import CostOption, RequiredDocument, Service, ServiceArea
from aanbel.directory.models.terms import Attribute, Metadata, TableDescription, Taxonomy, TaxonomyTerm

HELD_BY: dict[str, type[Record]] = {
    "taxonomy": Taxonomy,
    "taxonomy_term": TaxonomyTerm,
    "organization": Organization,
    "organization_identifier": OrganizationIdentifier,
    "program": Program,
    "location": Location,
    "service": Service,
    "funding": Funding,
    "service_area": ServiceArea,
    "cost_option": CostOption,
    "required_document": RequiredDocument,
    "address": Address,
    "accessibility": Accessibility,
    "service_at_location": ServiceAtLocation,
    "contact": Contact,
    "phone": Phone,
    "language": Language,
    "schedule": Schedule,
    "attribute": Attribute,
    "metadata": Metadata,
    "meta_table_description": TableDescription,
}
