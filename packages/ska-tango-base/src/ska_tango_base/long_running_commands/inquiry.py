"""What a device answers when it is asked about a command, instead of telling of it."""

from tango import DevError, DevFailed, DeviceProxy, ErrSeverity, GreenMode

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands.following import News
from ska_tango_base.long_running_commands.protocols import Protocol
from ska_tango_base.tasks.transitions import is_terminal

_BUSY = {"API_DeviceTimedOut", "API_CommandTimedOut"}
_IN_VAIN = {"API_CommandNotFound", "API_AttrNotFound"}


def inquire(proxy: DeviceProxy, protocol: Protocol, uid: str) -> tuple[TaskStatus, News | None]:
    """Ask a device where a command stands.

    Returns:
        The status, and what is known of the command; None for one that the device forgot.

    Raises:
        DevFailed: the device cannot answer; see ``busy`` and ``in_vain``.
    """
    answer = proxy.command_inout(
        "CheckLongRunningCommandStatus", uid, green_mode=GreenMode.Synchronous
    )
    status = TaskStatus[answer]
    if status is not TaskStatus.NOT_FOUND and not is_terminal(status):
        return status, {"status": status}
    attribute = protocol.result_attribute
    values = proxy.read_attribute(attribute, green_mode=GreenMode.Synchronous).value
    found = protocol.find_result(list(values or ()), uid)
    if status is TaskStatus.NOT_FOUND:
        return status, found
    return status, {"status": status, **(found or {})}


def busy(failure: DevFailed) -> bool:
    """Whether the device has merely taken too long to answer."""
    return bool(_BUSY & _reasons(failure))


def in_vain(failure: DevFailed) -> bool:
    """Whether it makes no sense to ask this device again."""
    return bool(_IN_VAIN & _reasons(failure))


def lost(proxy: DeviceProxy, uid: str) -> DevError:
    """Return what to tell of a command that its device forgot."""
    error = DevError()
    error.reason = "SKA_CommandLost"
    error.desc = (
        f"{proxy.dev_name()} knows nothing of {uid} any more; how it ended was not seen. "
        "The device was probably initialised or started anew: send the command again."
    )
    error.origin = "invoke_lrc"
    error.severity = ErrSeverity.ERR
    return error


def _reasons(failure: DevFailed) -> set[str]:
    return {error.reason for error in failure.args}
