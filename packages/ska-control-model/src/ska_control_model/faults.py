"""What the models refuse."""


class StateModelError(ValueError):
    """An action that a model does not know, or does not take in its present state."""
