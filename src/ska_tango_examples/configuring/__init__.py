"""Brings the configuration of devices into a Tango database: checked, compared, written.

A configuration has the form of the dsconfig library, as ``deployment.dsconfig`` makes it.
"""
