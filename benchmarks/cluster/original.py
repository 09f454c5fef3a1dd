"""What the original charts did on a node like this one: 2 processors, images loaded."""

ORIGINAL = {
    "Helm returns": 2.4,
    "every Job complete": 30.1,
    "the Tabata answers": 43.8,
    "everything ready": 61.8,
    "pods": 24.0,
    "starts of containers": 64.0,
    "processes": 62.0,
    "CPU of the pods": 28.7,
    "CPU of the node": 32.5,
    "memory of the pods": 821.0,
    "of it anonymous": 753.0,
    "idle CPU of the pods": 0.089,
    "idle CPU of the node": 0.157,
    "post-deployment tests": 62.3,
    "uninstall": 35.8,
}
"""Medians of its runs, by what was measured. It left volumes and three pods behind."""

GOALS = {
    "everything ready": 20.0,
    "CPU of the pods": ORIGINAL["CPU of the pods"] / 2,
    "CPU of the node": ORIGINAL["CPU of the node"] / 2,
    "memory of the pods": 650.0,
    "idle CPU of the pods": 0.09,
    "restarts by an upgrade without a change": 0.0,
    "post-deployment tests": 20.0,
    "uninstall": 8.0,
    "objects left": 0.0,
}
"""What ours may take at most."""

UNITS = {
    "Helm returns": "s",
    "every Job complete": "s",
    "the Tabata answers": "s",
    "everything ready": "s",
    "CPU of the pods": "s",
    "CPU of the node": "s",
    "memory of the pods": "MiB",
    "of it anonymous": "MiB",
    "idle CPU of the pods": "cores",
    "idle CPU of the node": "cores",
    "post-deployment tests": "s",
    "uninstall": "s",
}
"""A quantity that is not here is a number."""
