"""The rules of prevention: the year picture, the texts of the house, and how they are set on paper."""
