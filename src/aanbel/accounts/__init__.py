"""Who works here, for which municipality, in which role.

Owns municipalities, neighbourhoods, users and memberships. A person holds roles per municipality; a joint
service is staff with roles in several. Role apart from state: what a role may is here, what a case allows is
with the case.
"""
