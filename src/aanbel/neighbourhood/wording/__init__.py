"""The sentences of the neighbourhood that are put together from parts."""
