"""Where a device meets Tango: its monitor, its events, its log."""
