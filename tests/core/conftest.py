"""How long hypothesis may look for counterexamples."""

from hypothesis import settings

# A rule takes microseconds; what a busy machine makes of that says nothing about the rule.
settings.register_profile("rules", deadline=None, max_examples=50)
settings.load_profile("rules")
