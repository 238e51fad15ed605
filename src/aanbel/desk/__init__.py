"""The walk-in desk (werkplaats): a question comes in, the flowchart (landkaart) says where it goes, somebody helps.

Owns desks, rotas, volunteers, the flowchart in immutable versions, questions, hand-overs and themes. Anonymous by
default: a first name is the most that is kept without consent, and a hand-over shares what the resident saw and
allowed (source 5; GDPR art. 5 and 6). A volunteer sees the questions of today at their own desk and nothing else.
"""
