"""The worklist: who first, and why.

Decides the order of the open cases by a versioned scheme of rules with points and reasons, the tray each lies in, and
what a person sees first in the morning (*Vandaag*). Owns `scheme`, `placing` and `searchterm`; the last two are derived
and can be made again at any time. Serves the municipality's duty to follow up every signal (Wgs art. 3 lid 1 sub b;
Besluit art. 3) with the people it has; rules only, so that anyone may ask why (AVG art. 22; DESIGN §6.9).
"""
