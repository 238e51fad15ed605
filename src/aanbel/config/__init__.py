"""Wires the house: settings, urls, the web server, the worker, PostgreSQL and the `aanbel` command. Decides nothing."""
