"""When are two signals about the same person? Plain Python and SQL text; no Django, no network.

`preparation` brings the spelling of names, dates and addresses together, `comparison` declares what each
agreement or difference weighs, `linking` turns weights into certain links and questions, `bridges` keeps two
people apart whom one thin record would join, `explain` puts it into words, `evaluation` measures it.
"""
