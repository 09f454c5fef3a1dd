"""The YAML form in which device servers are described, for one machine and for a cluster alike.

A chart's values.yaml names the device servers, a file in its data directory describes each.
"""

from .configuration import dsconfig
from .errors import DeploymentError, Problem
from .form import DeviceServer
from .form.schema import json_schema
from .instances import DeviceDefinition, ServerInstance, instances_of
from .loading import load_chart, load_file
from .order import start_order

__all__ = [
    "DeploymentError",
    "DeviceDefinition",
    "DeviceServer",
    "Problem",
    "ServerInstance",
    "dsconfig",
    "instances_of",
    "json_schema",
    "load_chart",
    "load_file",
    "start_order",
]
