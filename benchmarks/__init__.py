"""What the examples cost, measured beside something to compare with: `make bench`.

Every figure is taken beside its counterpart in one run, in turns, since a machine is faster at
one moment than at another. What counts is the ratio.
"""
