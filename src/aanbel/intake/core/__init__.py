"""Reading creditors' files: plain Python and DuckDB, no Django. See `profiles` for shapes, `reading` for the way in."""
