"""Everything that is looked at, by what it is for."""

from __future__ import annotations

from . import (
    browser,
    builder,
    cluster,
    database,
    environment,
    image,
    ports,
    resources,
    system,
    versions,
)
from .check import Check, Section
from .kube import kube_program

_ENVIRONMENT_SPACE = 1.0
_TEMPORARY_SPACE = 0.2
_CACHE_SPACE = 3.0
_IMAGE_SPACE = 3.0

SECTIONS = (
    Section(
        "For make run and make test",
        needed=True,
        checks=(
            Check("Python", versions.python),
            Check("make", versions.make),
            Check("git", versions.git),
            Check("Poetry", versions.poetry),
            Check("environment", environment.environment),
            Check("PyTango", environment.tango),
            Check("ports", system.ports),
            Check("running system", system.running_system),
            Check("disk of .venv", resources.space(resources.venv, _ENVIRONMENT_SPACE)),
            Check("temporary files", resources.space(resources.temporary, _TEMPORARY_SPACE)),
            Check("memory and CPUs", resources.memory),
        ),
    ),
    Section(
        "For clients of a control system",
        needed=False,
        checks=(
            Check("database", database.tango_host),
            Check("tangorc", database.tangorc),
        ),
    ),
    Section(
        "For the pipeline on this machine",
        needed=False,
        checks=(Check("browser", browser.browser),),
    ),
    Section(
        "For images and a cluster",
        needed=False,
        checks=(
            Check("image builder", builder.builder),
            Check("image", image.image),
            Check("helm", kube_program("helm")),
            Check("kubectl", kube_program("kubectl")),
            Check("provider", cluster.provider),
            Check("port of the node", ports.node_port),
            Check("port of debugger", ports.debug_port),
            Check("cluster", cluster.cluster),
            Check("cluster domain", cluster.domain),
            Check("cluster names", cluster.names),
            Check("disk of caches", resources.space(resources.cache, _CACHE_SPACE)),
            Check("disk of images", resources.space(resources.images, _IMAGE_SPACE)),
            Check("memory for it", resources.cluster_memory),
        ),
    ),
)
