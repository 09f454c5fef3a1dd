"""The rules of the examples, in plain Python.

Nothing in here knows Tango, threads, sleeping or a clock: the rules take facts and answer with
what is to be done, so that the synchronous and the asyncio devices share them and a test can
play a whole workout in a microsecond.
"""
