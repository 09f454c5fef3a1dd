"""Where the devices meet Tango: errors, events, threads, logs and the server program."""
