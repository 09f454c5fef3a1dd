{{- /*
Settings of a whole chart or release. Context of all: the root context of the calling chart; what
`global` says wins.
*/ -}}

{{- /* "true" if the operator makes the pods. */ -}}
{{- define "util-0.1.0/operator" -}}
{{- include "util-0.1.0/flag" (.Values.global).operator }}
{{- end }}

{{- /* "true" on minikube. */ -}}
{{- define "util-0.1.0/minikube" -}}
{{- $global := .Values.global | default dict }}
{{- include "util-0.1.0/flag" (hasKey $global "minikube" | ternary $global.minikube .Values.minikube) }}
{{- end }}

{{- /* The database, host:port. */ -}}
{{- define "util-0.1.0/tango-host" -}}
{{- $given := coalesce (.Values.global).tango_host .Values.tango_host
      (printf "databaseds-tango-base-%s:10000" .Release.Name) }}
{{- $host := tpl $given . }}
{{- if not (regexMatch "^[^:]+:[0-9]+$" $host) }}
  {{- fail (printf "global.tango_host: %q is no host:port" $host) }}
{{- end }}
{{- $host }}
{{- end }}

{{- define "util-0.1.0/cluster-domain" -}}
{{- (.Values.global).cluster_domain | default "cluster.local" }}
{{- end }}

{{- /* The label value that selectors hold. */ -}}
{{- define "util-0.1.0/subsystem" -}}
{{- .Values.subsystem | default .Chart.Name }}
{{- end }}

{{- /* JSON of the ports of a device server. */ -}}
{{- define "util-0.1.0/ports" -}}
{{- $global := .Values.global | default dict }}
{{- dict
      "server" ($global.device_server_port | default 45450 | int)
      "heartbeat" ($global.device_heartbeat_port | default 45460 | int)
      "event" ($global.device_event_port | default 45470 | int)
      "health" ($global.device_health_port | default 45480 | int) | toJson }}
{{- end }}

{{- /* JSON of the block `dsconfig`: the image that configures and waits. */ -}}
{{- define "util-0.1.0/dsconfig" -}}
{{- $dsconfig := coalesce (.Values.global).dsconfig .Values.dsconfig dict }}
{{- $evaluated := (include "util-0.1.0/evaluated" (dict "node" $dsconfig "scope" .) | fromJson).value }}
{{- $image := include "util-0.1.0/image"
      (dict "image" $evaluated.image "where" "chart" "what" .Chart.Name "key" "dsconfig.image") | fromJson }}
{{- dict "image" $image "timeout" ($evaluated.timeout | default "120s")
      "resources" $evaluated.resources | toJson }}
{{- end }}

{{- /*
JSON of what decides on which node a pod runs, and before whom: the instance's word (`own`), the
server's (`form`) or the chart's. Context: these two, either of which may be nothing, and `local`.
*/ -}}
{{- define "util-0.1.0/placement" -}}
{{- $placement := dict }}
{{- $own := .own | default dict }}
{{- $form := .form | default dict }}
{{- range $key := list "nodeSelector" "affinity" "tolerations" "priorityClassName" }}
  {{- with coalesce (get $own $key) (get $form $key) (get $.local.Values $key) }}
    {{- $_ := set $placement $key . }}
  {{- end }}
{{- end }}
{{- toJson $placement }}
{{- end }}
