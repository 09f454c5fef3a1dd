"""How a client invokes a long running command."""

import inspect
import logging
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from tango import DevError, DevFailed, DeviceProxy, EnsureOmniThread, GreenMode

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.faults import CommandError, ResultCodeError
from ska_tango_base.long_running_commands.invocation import Invocation
from ska_tango_base.long_running_commands.protocols import PROTOCOLS, agreed_version

_log = logging.getLogger(__name__)


class LrcCallback(Protocol):
    """What a client is called back with; whatever is not told anew is missing."""

    def __call__(
        self,
        status: TaskStatus | None = None,
        progress: int | None = None,
        result: Any = None,
        error: tuple[DevError, ...] | None = None,
        **kwargs: Any,
    ) -> None:
        """Take note of news.

        Args:
            status: where the command stands now; after a last status nothing more comes.
            progress: how much is done, in percent.
            result: what the command has to say at its end, as read from JSON.
            error: why its events do not come at present; the first one says most.
            kwargs: what later versions may tell.
        """


class LrcSubscriptions:
    """The subscriptions for one command: they end when this is deleted. Keep it until then.

    Args:
        command_id: the identifier of the command.
        protocol_version: the version of the protocol that is spoken with the device.
        close: what ends the subscriptions, without waiting.
    """

    def __init__(self, command_id: str, protocol_version: int, close: Callable[[], None]) -> None:
        self._command_id = command_id
        self._protocol_version = protocol_version
        self._close = close

    @property
    def command_id(self) -> str:
        """The identifier of the command."""
        return self._command_id

    @property
    def protocol_version(self) -> int:
        """The version of the protocol that is spoken with the device."""
        return self._protocol_version

    def __del__(self) -> None:
        self._close()


def invoke_lrc(
    lrc_callback: LrcCallback,
    proxy: DeviceProxy,
    command: str,
    command_args: Sequence[Any] | None = None,
    logger: logging.Logger | None = None,
) -> LrcSubscriptions:
    """Send a long running command and have its news told until its last status.

    The callback is called in a thread of its own that all commands share, in order, maybe before
    this returns. It should return soon, and must not wait for news of another command.

    Args:
        lrc_callback: is told the news; it must take any keyword argument.
        proxy: the device.
        command: name of the command.
        command_args: the argument of the command in a tuple; None or empty if it takes none.
        logger: told of what goes wrong in the callback or with the events.

    Returns:
        What holds the subscriptions; there is no news after it was deleted.

    Raises:
        ValueError: ``lrc_callback`` takes no ``**kwargs``, or there is more than one argument.
        TypeError: ``command_args`` is no tuple or list.
        RuntimeError: no version of the protocol is common.
        CommandError: the device has rejected the command; the text says why.
        ResultCodeError: its answer is none that a long running command may give.
        DevFailed: the device cannot be reached, or the command raised.
    """
    _check_callback(lrc_callback)
    argument = _checked(command_args)
    with EnsureOmniThread():
        version = agreed_version(_offered(proxy))
        invocation = Invocation(lrc_callback, proxy, PROTOCOLS[version], logger or _log)
        invocation.open()
        try:
            answer = proxy.command_inout(command, *argument, green_mode=GreenMode.Synchronous)
            uid = _accepted(command, answer)
        except BaseException:
            invocation.close()
            raise
        invocation.begin(uid)
    return LrcSubscriptions(uid, version, invocation.close)


def _check_callback(callback: Any) -> None:
    parameters = inspect.signature(callback).parameters.values()
    if not any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
        raise ValueError(
            f"{callback!r} must take **kwargs, since later versions may tell more than this one"
        )


def _checked(command_args: Sequence[Any] | None) -> Sequence[Any]:
    if command_args is None:
        return ()
    if not isinstance(command_args, tuple | list):
        raise TypeError(
            f"command_args must be a tuple, got {command_args!r}: write ({command_args!r},)"
        )
    if len(command_args) > 1:
        raise ValueError(
            f"a Tango command takes one argument, got {len(command_args)} in {command_args!r}; "
            f"for a command that takes an array write ({list(command_args)!r},)"
        )
    return command_args


def _offered(proxy: DeviceProxy) -> Sequence[int]:
    try:
        value = proxy.read_attribute("lrcProtocolVersions", green_mode=GreenMode.Synchronous).value
    except DevFailed as failure:
        if failure.args[0].reason != "API_AttrNotFound":
            raise
        # Devices older than the attribute speak the first version.
        return (1, 1)
    return list(value)


def _accepted(command: str, answer: Any) -> str:
    """Return the identifier in the answer to a command."""
    try:
        [code], [text] = answer
        code = ResultCode(int(code))
    except (TypeError, ValueError) as error:
        raise ResultCodeError(
            f"{command} is no long running command: it answered {answer!r}"
        ) from error
    if code is ResultCode.REJECTED:
        raise CommandError(f"{command} was rejected: {text}")
    if code not in (ResultCode.QUEUED, ResultCode.STARTED):
        raise ResultCodeError(
            f"{command} answered {code.name} ({text}); a long running command answers "
            "QUEUED, STARTED or REJECTED"
        )
    return str(text)
