"""How a task is called."""

from ska_tango_base.tasks.identifiers import identifier, name_in


def test_an_identifier_has_time_number_and_name() -> None:
    assert identifier(1700000000.25, 123, "On") == "1700000000.25_123_On"


def test_the_name_is_found_again() -> None:
    assert name_in(identifier(1.5, 2, "Set_the_gain")) == "Set_the_gain"
