"""The start page and the health check."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from aanbel.accounts.permissions import check_signed_in, needs, public


@needs(check_signed_in)
def start_page(request: HttpRequest) -> HttpResponse:
    """The month in one picture: files → signals → people → cases → today."""
    return render(request, "config/start.html", {})


@public("a monitor must be able to ask; the answer holds nothing but ok")
def health(request: HttpRequest) -> HttpResponse:
    """200 when the web server and the database answer."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ok"})
