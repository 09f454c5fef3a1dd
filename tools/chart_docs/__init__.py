"""README tables and JSON schemas of the charts, made from the comments in their values."""
