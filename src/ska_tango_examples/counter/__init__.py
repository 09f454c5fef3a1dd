"""Counters: a value that is pushed by code, and the same value polled."""
