"""Which function does which background job."""
