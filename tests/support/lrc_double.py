"""A stand-in for the proxy of a device with long running commands."""

import json
from types import SimpleNamespace

from tango import EventReason, Except

from ska_control_model import ResultCode

UID = "1.0_1_On"


class Device:
    """Stands for a proxy; what it does when it is called can be chosen."""

    def __init__(
        self, versions=(1, 2), answer=((ResultCode.QUEUED,), (UID,)), name="test/double/1"
    ):
        self.name = name
        self.versions = versions
        self.answer = answer
        self.status = "IN_PROGRESS"
        self.finished = ()
        self.subscribed = {}
        self.callbacks = {}
        self.refuses = None
        self.on_command = lambda: None
        self.on_look = lambda: None
        self.looks = 0

    def dev_name(self):
        return self.name

    def read_attribute(self, name, **_):
        values = {"lrcProtocolVersions": self.versions, "lrcFinished": self.finished}
        return SimpleNamespace(value=values[name])

    def subscribe_event(self, name, _kind, callback, **_):
        if name == self.refuses:
            Except.throw_exception("API_AttributePollingNotStarted", "no events", "Device")
        self.callbacks[name] = callback
        self.subscribed[len(self.callbacks)] = name
        return len(self.callbacks)

    def unsubscribe_event(self, event_id, **_):
        del self.subscribed[event_id]

    def command_inout(self, command, *_, **__):
        if command == "CheckLongRunningCommandStatus":
            self.looks += 1
            self.on_look()
            return self.status
        self.on_command()
        return self.answer

    def push(self, name, value, reason=EventReason.Update):
        attr_value = SimpleNamespace(value=value)
        self.callbacks[name](
            SimpleNamespace(err=False, attr_value=attr_value, event_reason=reason)
        )

    def push_news(self, uid=UID, **news):
        self.push("_lrcEvent", (uid, json.dumps(news)))

    def fail(self, name, reason):
        error = SimpleNamespace(reason=reason, desc=f"no events: {reason}")
        self.callbacks[name](SimpleNamespace(err=True, errors=(error,)))


def reasons(calls):
    return [call["error"][0].reason for call in calls if "error" in call]
