"""Examples made for the needs of teams."""
