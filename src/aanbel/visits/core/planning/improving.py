"""What PyVRP leaves on the table, found with the exact timetable."""
