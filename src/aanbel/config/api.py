"""The interface for other computers, after the NL API Design Rules 2.1: Dutch names, problems as `problem+json`, 400
for bad input, the version on every answer. Each slice serves its own part in `endpoints.py`; this page only wires.
"""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils import translation
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from aanbel.kernel.errors import Missing, NotAllowed, Refused

VERSION = "1.0.0"
HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
}


class NLAPI(NinjaAPI):
    """django-ninja with the answers that the design rules ask for."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        """Every answer says which version gave it, and is kept by nobody."""
        response = super().create_response(request, data, **kwargs)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """The description, with the two kinds of answer that ninja leaves out."""
        schema = super().get_openapi_schema(**kwargs)
        schema["info"]["contact"] = {"name": "Aanbel", "url": "https://aanbel.example", "email": "api@aanbel.example"}
        schema.setdefault("components", {}).setdefault("schemas", {})["Probleem"] = PROBLEM
        told = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}
        for operations in schema["paths"].values():
            for operation in operations.values():
                answers = operation["responses"]
                for status in (400, 401, 404):
                    answers[str(status)] = {"description": HTTPStatus(status).phrase, "content": told}
                for answer in answers.values():
                    answer["headers"] = {"API-Version": {"schema": {"type": "string"}}}
        return schema


PROBLEM = {
    "type": "object",
    "title": "Probleem",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}

api = NLAPI(
    title="Aanbel: interface for other computers",
    version=VERSION,
    description="For signal partners: what became of the signals you delivered, as far as your agreement with the "
    "municipality allows. For everybody: the social map, after Open Referral HSDS 3.",
    urls_namespace="api",
    docs_url=None,
)
api.add_router("", "aanbel.feedback.endpoints.router")
api.add_router("/hsds", "aanbel.directory.endpoints.router")


def problem(request: HttpRequest, status: int, detail: str, **more: Any) -> HttpResponse:
    """One refusal, as RFC 9457 writes it."""
    told = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail, **more}
    response = api.create_response(request, told, status=status)
    response.headers["Content-Type"] = "application/problem+json"
    return response


@api.exception_handler(ValidationError)
def _bad_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    where = [{"name": ".".join(str(part) for part in one["loc"]), "reason": one["msg"]} for one in error.errors]
    return problem(request, 400, "The request is not understood.", errors=where)


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = problem(request, 401, "Ask for a token at /api/v1/token, and send it as a bearer token.")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(HttpError)
def _refused_by_library(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code, str(error))


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    status = 403 if isinstance(error, NotAllowed) else 404 if isinstance(error, Missing) else 400
    with translation.override("en"):
        return problem(request, status, str(error))


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, "There is nothing here.")


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The addresses of the interface, each marked as having a door of its own."""
    patterns, app_name, namespace = api.urls
    for entry in patterns:
        # set by name: to the type checker a view is a function without attributes of its own
        setattr(entry.callback, "public", "for other computers: reports ask for a token, the social map is public")  # noqa: B010
    return patterns, app_name, namespace
