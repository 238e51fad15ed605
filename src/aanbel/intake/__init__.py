"""Intake: from a creditor's file to signals, each row accepted or refused with its reason.

Decides who may deliver (signal partners and agreements, LCV standard agreement; Besluit gemeentelijke
schuldhulpverlening art. 2 and 3), how their files are read, and which rows become signals. Owns the tables Partner,
Agreement, Delivery, Finding and Signal. A signal is never edited afterwards; a receipt exists before anything else.
"""
