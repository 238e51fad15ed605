"""How we reach a resident, and how the resident answers.

Decides which approach (aanpak) a case follows, what is written, printed and sent, and what an answer on the resident's
page does. Owns the approaches, templates, batches, messages, reply codes and answers. Serves art. 3 lid 1 under b Wgs
(offering help on one's own initiative), the duty to inform (AVG art. 14) and the right to object (AVG art. 21).
"""
