"""Fictional municipalities and the files of their creditors: no real person, address or company.

`simulator` writes files as creditors would send them, with the truth beside them; `build` feeds them to the product
through the services of the slices, so that the demo is also a test of the house.
"""
