"""Stand-ins for outside systems that speak the real protocol: in tests over real HTTP, in a demo within the process."""
