"""The parts of ``TarantaTestDevice``."""
