"""The values of a device that graphical user interfaces are tested with."""
