"""What is known of tasks, and what clients see of it: no Tango, no threads, no clock."""
