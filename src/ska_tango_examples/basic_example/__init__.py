"""First examples: threads, properties, peers and events, one idea each."""
