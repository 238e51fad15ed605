"""Who goes to which door, with whom, when: rounds, duos, stops, planning, what happened at the door, and safety.

Owns the team's availability, what a visit needs, plans with their rounds and stops, registrations of visits and the
check-ins that keep a visitor safe. Serves the visit of art. 3 Wgs as the sources ask for it: qualified people, in twos
where that is safer, never against a “no”, never twice the same household on a day.
"""
