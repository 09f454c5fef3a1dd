"""Releases: one version everywhere, and archives that come out alike from the same source.

Standard library only, for it runs before there is an environment.
"""
