# The image of the device servers, of what configures them, waits for them and talks to them:
# `runtime`. The same with the tests and what runs them: `test`. To build them: make oci-build.
#
# The secrets `pip.conf` and `ca.crt` may lend the build how this machine's pip reaches its index.
ARG BASE_IMAGE=python:3.11.13-slim-bookworm
# Stages, or images of them that have been built already: make does so, which spares comparing
# hundreds of megabytes whenever a line of source has changed.
ARG ENVIRONMENT=environment
ARG RUNTIME=runtime

# --- What the base brings, without what only builds need
FROM ${BASE_IMAGE} AS system
COPY images/slim/system /build/
RUN sh /build/system && rm -r /build && \
    echo 'tango:x:1000:' >>/etc/group && \
    echo 'tango:x:1000:1000:Tango:/tmp:/bin/sh' >>/etc/passwd

# --- The packages of the lock
FROM ${BASE_IMAGE} AS packages
ARG POETRY_CORE=poetry-core==2.5.0
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore \
    PIP_CONFIG_FILE=/run/secrets/pip.conf
RUN python3 -m venv /opt/pip && python3 -m venv --without-pip /app/.venv
RUN --mount=type=secret,id=pip.conf --mount=type=secret,id=ca.crt \
    /opt/pip/bin/pip install --quiet "${POETRY_CORE}"
COPY poetry.lock tools/locked_requirements.py images/slim/environment ./
RUN --mount=type=secret,id=pip.conf --mount=type=secret,id=ca.crt \
    python3 locked_requirements.py poetry.lock main interactive >requirements.txt && \
    /opt/pip/bin/pip --python /app/.venv/bin/python install --quiet --no-compile --no-deps --require-hashes \
        --only-binary :all: --requirement requirements.txt && \
    sh environment /app/.venv/lib

# --- The packages of this repository, which change more rarely than the examples
FROM packages AS own-packages
COPY packages packages
RUN /opt/pip/bin/pip wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir wheels ./packages/* && \
    /opt/pip/bin/pip --python /app/.venv/bin/python install --quiet --no-compile --no-deps --no-index \
        --root /new wheels/*.whl && \
    sh environment /new/app/.venv/lib /new

# --- The package itself: a thin layer
FROM packages AS package
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /opt/pip/bin/pip wheel --quiet --no-deps --no-index --no-build-isolation . && \
    /opt/pip/bin/pip --python /app/.venv/bin/python install --quiet --no-compile --no-deps --no-index \
        --root /new ./*.whl && \
    sh environment /new/app/.venv/lib /new

# --- What the tests need beyond that
FROM packages AS test-packages
RUN --mount=type=secret,id=pip.conf --mount=type=secret,id=ca.crt \
    python3 locked_requirements.py poetry.lock test debug --without main interactive >requirements.txt && \
    /opt/pip/bin/pip --python /app/.venv/bin/python install --quiet --no-compile --root /new --no-deps \
        --require-hashes --only-binary :all: --requirement requirements.txt && \
    sh environment /new/app/.venv/lib /new

# --- What both have left, in layers of their own, so that what they removed is gone
FROM scratch AS environment
# hadolint ignore=DL3067
COPY --from=system / /
COPY --from=packages /app /app
# Nothing here calculates: the threads of OpenBLAS would be a third of what a start costs.
ENV PATH=/app/.venv/bin:/usr/local/bin:/usr/bin:/bin \
    VIRTUAL_ENV=/app/.venv \
    HOME=/tmp \
    LANG=C.UTF-8 \
    OPENBLAS_NUM_THREADS=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
USER 1000:1000

# --- The images
FROM ${ENVIRONMENT} AS runtime
LABEL license="BSD-3-Clause" \
    description="Tango device servers to learn from, and what deploys them" \
    org.opencontainers.image.description="Tango device servers to learn from, and what deploys them" \
    org.opencontainers.image.licenses="BSD-3-Clause AND LGPL-3.0-or-later AND GPL-3.0-or-later"
CMD ["ska-tango-examples", "--help"]
COPY --from=own-packages /new/app /app
COPY --from=package /new/app /app

FROM ${RUNTIME} AS test
CMD ["python3", "-m", "pytest", "--help"]
COPY --from=test-packages /new/app /app
COPY charts/ska-tango-examples /app/charts/ska-tango-examples
COPY pyproject.toml /app/
COPY tests /app/tests
