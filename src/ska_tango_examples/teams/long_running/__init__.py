"""Commands that take long, in a tree: a controller leads stations, which lead tiles."""
