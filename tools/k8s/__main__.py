"""The command: `python3 -m tools.k8s --namespace NAMESPACE COMMAND`.

COMMAND is wait, uninstall, smoke, test, debug or debug-off.
"""

from __future__ import annotations

import argparse
import signal
import sys

from . import debugging, smoke, testing, uninstalling, waiting
from .durations import seconds
from .forwarding import port_number
from .kubectl import Kubectl
from .runner_pod import RunnerPod
from .trouble import Trouble


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m tools.k8s", description=__doc__)
    parser.add_argument("--kubectl", default="kubectl", help="command line of kubectl")
    parser.add_argument("--namespace", required=True)
    parser.add_argument("--timeout", type=seconds, default=360.0, help="such as 360s")
    commands = parser.add_subparsers(dest="command", required=True)

    wait = commands.add_parser("wait", help="until every Job is complete and every pod ready")
    wait.add_argument("--app", required=True, help="value of the label `app`")

    uninstall = commands.add_parser("uninstall", help="a release, and wait until it is gone")
    uninstall.add_argument("--release", required=True)
    uninstall.add_argument("--helm", default="helm", help="command line of Helm")

    debug = commands.add_parser("debug", help="open the server of a device to a debugger")
    debug.add_argument("--device", required=True)
    debug.add_argument("--port", type=port_number, default=5678, help="there and on this machine")
    debug.add_argument("--image", default="", help="one with debugpy; empty: the server's own")
    commands.add_parser("debug-off", help="put back every server that was opened to one")

    for name, text in {"smoke": "ask every device", "test": "run pytest in a pod"}.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("--release", required=True, help="whose network the pod joins")
        command.add_argument("--image", required=True, help="with Python, PyTango and pytest")
        command.add_argument("--pod", default="test-runner", help="name of the pod")
        command.add_argument("--tango-host", required=True)
        if name == "test":
            command.add_argument("--files", nargs="+", required=True, help="what the pod is sent")
            command.add_argument("--build", default="build", help="where the reports go")
            command.add_argument("pytest", nargs="+", help="options and tests, after --")
    return parser


def main() -> int:
    """Do what the command line says; the exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    options = _parser().parse_args()
    kubectl = Kubectl(options.kubectl, options.namespace)
    try:
        if options.command == "wait":
            return waiting.run(kubectl, options.app, options.timeout)
        if options.command == "uninstall":
            return uninstalling.run(kubectl, options.helm, options.release, options.timeout)
        if options.command == "debug":
            return debugging.start(
                kubectl, options.device, options.port, options.image, options.timeout
            )
        if options.command == "debug-off":
            return debugging.end(kubectl, options.timeout)
        pod = RunnerPod(kubectl, options.pod, options.image, options.release, options.tango_host)
        if options.command == "smoke":
            return smoke.run(pod, options.timeout)
        return testing.run(pod, options.files, options.pytest, options.build, options.timeout)
    except Trouble as trouble:
        print(f"k8s {options.command}: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main())
