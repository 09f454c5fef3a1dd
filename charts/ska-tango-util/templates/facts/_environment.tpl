{{- /*
The environment of a device server, as a JSON array. A later variable takes the place of an earlier
one with the same name, as it would in Kubernetes, which warns of it.

Context: `local`, `server` and `instance`.
*/ -}}
{{- define "util-0.1.0/environment" -}}
{{- $all := concat
      (include "util-0.1.0/tango-environment" . | fromJsonArray)
      (include "util-0.1.0/given-environment" (.local.Values.global).environment_variables | fromJsonArray)
      (include "util-0.1.0/given-environment" .server.form.environment_variables | fromJsonArray)
      (include "util-0.1.0/secret-environment" . | fromJsonArray) }}
{{- $last := dict }}
{{- range $index, $variable := $all }}
  {{- $_ := set $last $variable.name $index }}
{{- end }}
{{- $kept := list }}
{{- range $index, $variable := $all }}
  {{- if eq $index (get $last $variable.name) }}
    {{- $kept = append $kept $variable }}
  {{- end }}
{{- end }}
{{- toJson $kept }}
{{- end }}

{{- /* What Tango needs to be reached: its database, its ports and its own name. */ -}}
{{- define "util-0.1.0/tango-environment" -}}
{{- $ports := include "util-0.1.0/ports" .local | fromJson }}
{{- $host := printf "%s.%s.svc.%s" .instance.object .local.Release.Namespace
      (include "util-0.1.0/cluster-domain" .local) }}
{{- $variables := list
      (dict "name" "TANGO_HOST" "value" (include "util-0.1.0/tango-host" .local))
      (dict "name" "TANGO_SERVER_PORT" "value" (toString $ports.server))
      (dict "name" "TANGO_ZMQ_HEARTBEAT_PORT" "value" (toString $ports.heartbeat))
      (dict "name" "TANGO_ZMQ_EVENT_PORT" "value" (toString $ports.event))
      (dict "name" "TANGO_SERVER_PUBLISH_HOSTNAME" "value" $host) }}
{{- if .server.form.health }}
  {{- $variables = append $variables (dict "name" "TANGO_HEALTH_PORT" "value" (toString $ports.health)) }}
{{- end }}
{{- include "util-0.1.0/debug-environment" . | fromJsonArray | concat $variables | toJson }}
{{- end }}

{{- /* Variables as the values give them, their values made texts; context: the list or nothing. */ -}}
{{- define "util-0.1.0/given-environment" -}}
{{- $variables := list }}
{{- range . }}
  {{- $value := include "util-0.1.0/plain" .value }}
  {{- $variables = append $variables (hasKey . "valueFrom" | ternary . (dict "name" .name "value" $value)) }}
{{- end }}
{{- toJson $variables }}
{{- end }}
