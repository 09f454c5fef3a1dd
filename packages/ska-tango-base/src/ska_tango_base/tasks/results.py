"""What is told of a task that did not end by itself."""

from ska_control_model import ResultCode

Result = tuple[ResultCode, str]

ABORTED: Result = (ResultCode.ABORTED, "Command has been aborted")
ABORTING: Result = (ResultCode.REJECTED, "Queue is being aborted")
ABORT_DONE: Result = (ResultCode.OK, "Abort completed OK")
NOT_ALLOWED: Result = (ResultCode.NOT_ALLOWED, "Command is not allowed")
SHUT_DOWN: Result = (ResultCode.REJECTED, "The device ends, or is being initialised")
GIVEN_UP: Result = (ResultCode.ABORTED, "The device did not wait for the command to end")
NO_END: Result = (
    ResultCode.FAILED,
    "The task returned without a last status: it has to report COMPLETED, FAILED or ABORTED",
)


def queue_full(size: int) -> Result:
    """Of a task that finds ``size`` others waiting."""
    return ResultCode.REJECTED, f"Queue is full: {size} tasks are waiting; try again later"


def no_worker(error: Exception) -> Result:
    """Of a task for which no thread can be had."""
    return ResultCode.REJECTED, f"No thread can be had for the task: {error}"


def unhandled(exception: BaseException) -> Result:
    """Of a task that raised."""
    text = str(exception) or repr(exception)
    return ResultCode.FAILED, f"Unhandled exception during execution: {text}"


def not_known_to_be_allowed(exception: BaseException) -> Result:
    """Of a task whose check whether it is allowed raised."""
    text = str(exception) or repr(exception)
    return ResultCode.REJECTED, f"The check whether the command is allowed failed: {text}"
