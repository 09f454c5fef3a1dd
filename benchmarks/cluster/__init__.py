"""Measures the application on a cluster, from its installation to its end."""
