"""The network map (netwerkkaart) and prevention: places and key figures who agreed to be on it, and what is done there.

**Residents are never in it**: no field exists for them. A key figure is here by their own yes, until the day they
chose, and is gone at once when they ask. Serves source 4: not telling tales, but ringing the bell.
"""
