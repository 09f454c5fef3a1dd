"""Where clients found ``invoke_lrc`` in versions before 1.4."""

from ska_tango_base.long_running_commands.api import LrcCallback, LrcSubscriptions, invoke_lrc

__all__ = ["LrcCallback", "LrcSubscriptions", "invoke_lrc"]
