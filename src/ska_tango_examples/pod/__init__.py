"""Programs that run in a pod beside a device server: before it, and for its configuration.

Many of them start at the same time on few processors, so nothing but the standard library is
imported until it is needed.
"""
