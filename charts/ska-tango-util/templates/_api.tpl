{{- /*
What application charts call. Helm has one set of template names for a whole release, and the last
chart that is loaded wins; so all that is below these names carries the version of this chart in
its own name, and two versions in one umbrella leave each other alone.

The context is a dict of `name` (key of the server), `deviceserver` (its description), `image` and
`local` (the root context of the calling chart), if nothing else is said.
*/ -}}

{{- /* All objects of all servers; context: see `util-0.1.0/deployment`. */ -}}
{{- define "ska-tango-util.deviceservers.tpl" -}}
{{- include "util-0.1.0/deployment" . }}
{{- end }}

{{- /* Nothing, or the refusal of what several servers claim or of a circle of dependencies;
context: `local` and `servers`, a dict of descriptions by name. */ -}}
{{- define "ska-tango-util.check.tpl" -}}
{{- include "util-0.1.0/check-release" . }}
{{- end }}

{{- define "ska-tango-util.multidevice-config.tpl" -}}
{{- include "util-0.1.0/multidevice-config" . }}
{{- end }}

{{- define "ska-tango-util.multidevice-sacc-role.tpl" -}}
{{- include "util-0.1.0/multidevice-sacc-role" . }}
{{- end }}

{{- define "ska-tango-util.multidevice-job.tpl" -}}
{{- include "util-0.1.0/multidevice-job" . }}
{{- end }}

{{- define "ska-tango-util.multidevice-svc.tpl" -}}
{{- include "util-0.1.0/multidevice-svc" . }}
{{- end }}

{{- define "ska-tango-util.operator-svc.tpl" -}}
{{- include "util-0.1.0/operator-svc" . }}
{{- end }}

{{- /* Context: `volume` and `local`. */ -}}
{{- define "ska-tango-util.deviceserver-pvc.tpl" -}}
{{- include "util-0.1.0/volume" . }}
{{- end }}

{{- /* The Python program of a server; context: `deviceserver` and `DEBUG`. */ -}}
{{- define "ska-tango-util.entrypoints-script.tpl" -}}
{{- include "util-0.1.0/launcher" (dict "form" .deviceserver "debug" .DEBUG) }}
{{- end }}

{{- /* The JSON of one device or class; context: `chart` (a root context) and `props_obj`. */ -}}
{{- define "ska-tango-util.dsconfig-properties.tpl" -}}
{{- include "util-0.1.0/properties"
      (include "util-0.1.0/evaluated" (dict "node" .props_obj "scope" .chart) | fromJson).value }}
{{- end }}

{{- /* Context: `local`, `name`, `secretKeys`, `secretPath` and `secretMount`. */ -}}
{{- define "ska-tango-util.vault-static-secret.tpl" -}}
{{- include "util-0.1.0/vault-static-secret" . }}
{{- end }}

{{- /* The policy of all device servers of a chart; context: the root context. */ -}}
{{- define "ska-tango-util.networkpolicy.tpl" -}}
{{- include "util-0.1.0/network-policy" . }}
{{- end }}

{{- /* Deprecated: one configuration file, written by hand, for a whole chart; context: the root. */ -}}
{{- define "ska-tango-util.configuration.tpl" -}}
{{- include "util-0.1.0/chart-configuration" . }}
{{- end }}

{{- /* Deprecated: one instance of a server; context: as above, and `instance`, its name. */ -}}
{{- define "ska-tango-util.deviceserver.tpl" -}}
{{- include "util-0.1.0/single-instance" . }}
{{- end }}
