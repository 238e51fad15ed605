"""The journeys, each one page of calls in order. Start reading here. No rules and no SQL live on this floor."""
