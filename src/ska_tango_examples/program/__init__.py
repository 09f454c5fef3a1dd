"""What makes a device server a good program: its options, its answers, its beginning and end."""
