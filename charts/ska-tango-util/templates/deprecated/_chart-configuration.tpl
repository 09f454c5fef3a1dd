{{- /*
Deprecated: the objects that configure all servers of a chart from one file, written by hand, as
`dsconfig.configuration_file` names it. Context: the root context.
*/ -}}
{{- define "util-0.1.0/chart-configuration" -}}
{{- $it := dict "local" . "server" (include "util-0.1.0/chart-as-server" . | fromJson) }}
{{- include "util-0.1.0/access" $it }}
{{- include "util-0.1.0/config-map" $it }}
{{- include "util-0.1.0/job" $it }}
{{- end }}

{{- /* JSON of the facts of a server that is the whole chart: it has nothing but a configuration. */ -}}
{{- define "util-0.1.0/chart-as-server" -}}
{{- $path := (.Values.dsconfig).configuration_file }}
{{- $text := $path | default "" | .Files.Get }}
{{- if not $text }}
  {{- fail (printf "dsconfig.configuration_file: %q is no file of the chart; correct the path or write the file" $path) }}
{{- end }}
{{- $name := include "util-0.1.0/subsystem" . }}
{{- dict
      "name" $name
      "configurator" $name
      "release" .Release.Name
      "written" (tpl $text . | trim)
      "form" dict
      "instances" list | toJson }}
{{- end }}
