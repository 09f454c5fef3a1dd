"""A gym workout on five counters: with a thread, in asyncio, and with forwarded attributes."""
