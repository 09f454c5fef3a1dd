"""Where the devices meet Tango: errors, events, peers, threads, states and the log."""
