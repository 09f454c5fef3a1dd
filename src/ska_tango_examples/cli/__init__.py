"""The command `ska-tango-examples`."""
