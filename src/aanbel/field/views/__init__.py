"""The pages around the phone: its empty app, the phones in use, and what is printed for a round."""
