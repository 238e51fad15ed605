"""The social map for other computers, as the HSDS 3 interface asks: read only, without a key, only what is public.

Names of fields and parameters are those of HSDS, in English (ADR 0026); the rest follows the NL API Design Rules as
the other parts do. `municipality`, `kind` and `language` are our profile.
"""

import json
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from aanbel.directory.models import ServiceKind
from aanbel.directory.queries import public
from aanbel.kernel.errors import Refused

router = Router(tags=["social map"])
ANY = r"^[^\x00]*$"
"""A text of which the database can be asked."""
PROFILE = "https://aanbel.example/docs/reference/social-map"


class Format(StrEnum):
    """One JSON page, or one record per line."""

    JSON = "json"
    NDJSON = "ndjson"


class About(Schema):
    """What this interface speaks."""

    version: str
    profile: str
    openapi_url: str


class Page(Schema):
    """A page of a list, in the envelope of HSDS."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[dict[str, Any]]


class Paging(Schema):
    """Which page, and in which form."""

    page: int = Field(1, ge=1, le=1_000_000)
    per_page: int = Field(50, ge=1, le=500)
    format: Format = Format.JSON
    search: str = Field("", max_length=200, pattern=ANY, description="Plain words; typing errors are forgiven.")
    municipality: str = Field("", pattern=r"^(\d{4})?$", description="The four digits of a gemeentecode.")

    @property
    def code(self) -> int | None:
        return int(self.municipality) if self.municipality else None


class Services(Paging):
    """The filters of services; all that are given must fit."""

    organization_id: str = Field("", max_length=200, pattern=ANY)
    taxonomy_term_id: str = Field("", max_length=200, pattern=ANY)
    taxonomy_id: str = Field("", max_length=200, pattern=ANY)
    modified_after: datetime | None = Field(None, description="By the clock of this installation.")
    kind: ServiceKind | None = None
    language: str = Field("", max_length=35, pattern=ANY, description="A BCP 47 code, such as ar.")
    full: bool = Field(False, description="Each with all that belongs to it.")

    @property
    def asked(self) -> public.Asked:
        return public.Asked(
            municipality=self.code,
            search=self.search,
            organization_id=self.organization_id,
            taxonomy_term_id=self.taxonomy_term_id,
            taxonomy_id=self.taxonomy_id,
            modified_after=self.modified_after,
            kind=self.kind or "",
            language=self.language,
        )


class MinimalServices(Services):
    """The same, or only ids and moments of change."""

    minimal: bool = Field(False, description="Only id and last_modified.")


class Organizations(Paging):
    """The filters of organisations."""

    full: bool = Field(False, description="Each with its services.")
    full_service: bool = Field(False, description="The same, as HSDS calls it here.")


class Terms(Paging):
    """The filters of terms."""

    taxonomy_id: str = Field("", max_length=200, pattern=ANY)
    parent_id: str = Field("", max_length=200, pattern=ANY)
    top_only: bool = Field(False, description="Only terms that stand under no other.")


class Where(Schema):
    """Two municipalities may tell the same national service."""

    municipality: str = Field("", pattern=r"^(\d{4})?$")

    @property
    def code(self) -> int | None:
        return int(self.municipality) if self.municipality else None


@router.get("", response=About, url_name="hsds")
def about(request: HttpRequest) -> dict[str, str]:
    """Which version of HSDS, with which profile."""
    return {
        "version": "3.0",
        "profile": PROFILE,
        "openapi_url": request.build_absolute_uri(reverse("api:openapi-json")),
    }


@router.get("/services", response=Page, url_name="hsds-services")
def services(request: HttpRequest, told: Query[MinimalServices]) -> Any:
    """Services for residents."""
    return _page(told, _listed(request, "service", told, told.asked, whole=told.full, minimal=told.minimal))


@router.get("/services/{number}", response=dict[str, Any], url_name="hsds-service")
def service(request: HttpRequest, number: str, where: Query[Where]) -> dict[str, Any]:
    """One service with all that belongs to it."""
    return public.one("service", number, municipality=where.code)


@router.get("/organizations", response=Page, url_name="hsds-organizations")
def organizations(request: HttpRequest, told: Query[Organizations]) -> Any:
    """Organisations that offer something to residents."""
    asked = public.Asked(municipality=told.code, search=told.search)
    return _page(told, _listed(request, "organization", told, asked, whole=told.full or told.full_service))


@router.get("/organizations/{number}", response=dict[str, Any], url_name="hsds-organization")
def organization(request: HttpRequest, number: str, where: Query[Where]) -> dict[str, Any]:
    """One organisation with its services."""
    return public.one("organization", number, municipality=where.code)


@router.get("/locations", response=Page, url_name="hsds-locations")
def locations(request: HttpRequest, told: Query[Services]) -> Any:
    """Places where a service that fits is offered."""
    return _page(told, _listed(request, "location", told, told.asked, whole=told.full))


@router.get("/locations/{number}", response=dict[str, Any], url_name="hsds-location")
def location(request: HttpRequest, number: str, where: Query[Where]) -> dict[str, Any]:
    """One place with its addresses and hours."""
    return public.one("location", number, municipality=where.code)


@router.get("/service_at_locations", response=Page, url_name="hsds-service-at-locations")
def service_at_locations(request: HttpRequest, told: Query[Services]) -> Any:
    """Which service is offered where."""
    return _page(told, _listed(request, "service_at_location", told, told.asked, whole=told.full))


@router.get("/service_at_locations/{number}", response=dict[str, Any], url_name="hsds-service-at-location")
def service_at_location(request: HttpRequest, number: str, where: Query[Where]) -> dict[str, Any]:
    """One service at one place, with all that belongs to both."""
    return public.one("service_at_location", number, municipality=where.code)


@router.get("/taxonomies", response=Page, url_name="hsds-taxonomies")
def taxonomies(request: HttpRequest, told: Query[Paging]) -> Any:
    """Lists of terms."""
    return _page(told, _listed(request, "taxonomy", told, public.Asked(municipality=told.code, search=told.search)))


@router.get("/taxonomies/{number}", response=dict[str, Any], url_name="hsds-taxonomy")
def taxonomy(request: HttpRequest, number: str, where: Query[Where]) -> dict[str, Any]:
    """One list of terms."""
    return public.one("taxonomy", number, municipality=where.code)


@router.get("/taxonomy_terms", response=Page, url_name="hsds-taxonomy-terms")
def taxonomy_terms(request: HttpRequest, told: Query[Terms]) -> Any:
    """Terms of those lists."""
    asked = public.Asked(
        municipality=told.code,
        search=told.search,
        taxonomy_id=told.taxonomy_id,
        parent_id=told.parent_id,
        top_only=told.top_only,
    )
    return _page(told, _listed(request, "taxonomy_term", told, asked))


@router.get("/taxonomy_terms/{number}", response=dict[str, Any], url_name="hsds-taxonomy-term")
def taxonomy_term(request: HttpRequest, number: str, where: Query[Where]) -> dict[str, Any]:
    """One term."""
    return public.one("taxonomy_term", number, municipality=where.code)


def _listed(
    request: HttpRequest,
    entity: str,
    told: Paging,
    asked: public.Asked,
    *,
    whole: bool = False,
    minimal: bool = False,
) -> public.Part:
    """A page of a list. A parameter that we do not know is refused: left out, it gives a wider answer than meant."""
    unknown = sorted(set(request.GET) - set(type(told).model_fields))
    if unknown:
        raise Refused(_("This list knows no parameter “%(name)s”.") % {"name": unknown[0][:40]})
    return public.listed(entity, asked, page=told.page, size=told.per_page, whole=whole, minimal=minimal)


def _page(told: Paging, part: public.Part) -> Any:
    """The envelope of HSDS, or one record per line."""
    if told.format is Format.NDJSON:
        lines = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in part.records)
        return HttpResponse(lines, content_type="application/x-ndjson")
    pages = ceil(part.total / part.size)
    return {
        "total_items": part.total,
        "total_pages": pages,
        "page_number": part.page,
        "size": len(part.records),
        "first_page": part.page == 1,
        "last_page": part.page >= pages,
        "empty": not part.records,
        "contents": part.records,
    }
