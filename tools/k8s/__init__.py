"""What the k8s targets of `make` need beyond kubectl and Helm. Python's own library is enough."""
