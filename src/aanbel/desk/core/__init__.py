"""Plain rules of the desk: the flowchart, urgency, the queue, what may be shared. No Django, no database."""
