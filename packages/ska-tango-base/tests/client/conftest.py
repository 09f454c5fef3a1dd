"""What a client is called back with."""

import pytest


@pytest.fixture
def calls():
    return []


@pytest.fixture
def callback(calls):
    def call(**kwargs):
        calls.append(kwargs)

    return call
