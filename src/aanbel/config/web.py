"""The web application as gunicorn serves it: loaded once, before its workers fork, so that they share it."""

import atexit
import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanbel.config.settings")
gc.disable()  # nothing of what is loaded now is ever let go
application = get_wsgi_application()
reverse("start")  # brings in every view, form and rule now instead of at the first request

# What was loaded stays: the collector need not walk through it, nor look after every few rows of a page.
gc.collect()
gc.freeze()
atexit.register(gc.unfreeze)  # at the end it is let go, or DuckDB complains of leaks
gc.set_threshold(20_000, 20, 20)
gc.enable()
