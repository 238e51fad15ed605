"""The sentences of learning."""
