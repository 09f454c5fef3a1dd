"""What `make doctor` looks at: one check a function, all of them in the table of `checks`."""
