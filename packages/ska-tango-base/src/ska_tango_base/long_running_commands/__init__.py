"""Long running commands: how a device offers them, and how a client invokes them."""

from ska_tango_base.long_running_commands.api import LrcCallback, LrcSubscriptions, invoke_lrc
from ska_tango_base.long_running_commands.decorators import LRCReqType, long_running_command
from ska_tango_base.long_running_commands.mixin import LRCMixin

__all__ = [
    "LRCMixin",
    "LRCReqType",
    "LrcCallback",
    "LrcSubscriptions",
    "invoke_lrc",
    "long_running_command",
]
