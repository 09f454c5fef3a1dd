{{- /*
Deprecated: Service and StatefulSet of one instance of a server that `configuration.tpl` configures.
Context: `deviceserver`, `image`, `local` and `instance` (a name, or a dict with one).
*/ -}}
{{- define "util-0.1.0/single-instance" -}}
{{- $name := .instance }}
{{- if kindIs "map" $name }}
  {{- $name = $name.name }}
{{- end }}
{{- $form := mustMergeOverwrite (dict) (omit .deviceserver "server") (dict
      "instances" (list $name)
      "server" (dict "name" ((.deviceserver.server).name | default .deviceserver.name)
                     "instances" (list (dict "name" $name)))) }}
{{- $context := dict
      "local" .local
      "name" .deviceserver.name
      "configurator" (include "util-0.1.0/subsystem" .local)
      "deviceserver" $form
      "image" .image }}
{{- $server := include "util-0.1.0/server" $context | fromJson }}
{{- $it := dict "local" .local "server" $server "instance" (first $server.instances) }}
{{- if include "util-0.1.0/operator" .local }}
{{- include "util-0.1.0/device-server" $it }}
{{- else }}
{{- include "util-0.1.0/service" $it }}
{{- include "util-0.1.0/stateful-set" $it }}
{{- end }}
{{- end }}
