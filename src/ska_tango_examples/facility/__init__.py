"""A whole Tango control system on one machine: database, configuration, servers, supervision."""
