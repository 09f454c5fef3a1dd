# The names that some targets had before. Two of them mean something else here, and stay so:
# `test` runs every test that needs no cluster (k8s-test is the one on a cluster), and
# `watch` follows a device of the running system (k8s-watch follows pods).
.PHONY: install-chart upgrade-chart uninstall-chart reinstall-chart template-chart wait smoketest
.PHONY: delete_namespace interactive chart_lint lint requirements build unit_test pipeline_unit_test

install-chart: k8s-install-chart
upgrade-chart: k8s-upgrade-chart
uninstall-chart: k8s-uninstall-chart
reinstall-chart: k8s-reinstall-chart
template-chart: k8s-template-chart
wait: k8s-wait
smoketest: k8s-smoke-test
delete_namespace: k8s-delete-namespace
interactive: k8s-interactive
chart_lint: helm-lint
lint: python-lint
requirements: install
build: oci-build
unit_test pipeline_unit_test: python-test
