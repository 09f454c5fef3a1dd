{{- /*
Names and labels of the objects of a server and of its instances. Context of all: `local`, `server`
(its facts) and, where one is concerned, `instance` (its facts).
*/ -}}

{{- /* Name of the ConfigMap. */ -}}
{{- define "util-0.1.0/config-map-name" -}}
{{- printf "%s-%s-dsconfig-json" .server.configurator .server.release }}
{{- end }}

{{- /* JSON of the context of the labels of what configures a server. */ -}}
{{- define "util-0.1.0/configurator" -}}
{{- dict "name" .server.name "role" "configurator" "own" (dict
      "component" "configurator"
      "function" "deployment"
      "intent" "enabling"
      "domain" "self-configuration"
      "subsystem" (include "util-0.1.0/subsystem" .local)) | toJson }}
{{- end }}

{{- /* `metadata` of such an object; context: `object`, its name, besides. */ -}}
{{- define "util-0.1.0/configurator-metadata" -}}
{{- $labels := include "util-0.1.0/configurator" . | fromJson }}
{{- include "util-0.1.0/metadata" (merge (dict "local" .local "object" .object) $labels) }}
{{- end }}

{{- /* JSON of the labels that select the pods of an instance. */ -}}
{{- define "util-0.1.0/selector" -}}
{{- dict "component" .instance.object "subsystem" (include "util-0.1.0/subsystem" .local) | toJson }}
{{- end }}

{{- /* JSON of the context of the labels of an instance. */ -}}
{{- define "util-0.1.0/instance-labels" -}}
{{- $own := include "util-0.1.0/selector" . | fromJson }}
{{- range $key := list "function" "domain" }}
  {{- with get $.server.form $key }}
    {{- $_ := set $own $key . }}
  {{- end }}
{{- end }}
{{- dict "name" .server.name "role" "device-server" "own" $own | toJson }}
{{- end }}

{{- /* `metadata` of the objects that are called like the instance. */ -}}
{{- define "util-0.1.0/instance-metadata" -}}
{{- $labels := include "util-0.1.0/instance-labels" . | fromJson }}
{{- include "util-0.1.0/metadata" (merge (dict "local" .local "object" .instance.object) $labels) }}
{{- end }}
