{{- /*
Who may connect to the device servers of a chart: pods of the same release to the ports of Tango,
and whoever scrapes or probes to the port of health. All other ways in are closed; the ways out are
left alone. Network plugins that know no policies ignore it.

Context: the root context of the chart. Values: networkPolicy.enabled, .from (more peers for the
ports of Tango) and .healthFrom (peers for the port of health; everyone if there is none).
*/ -}}
{{- define "util-0.1.0/network-policy" -}}
{{- if and (include "util-0.1.0/policies-wanted" .) (not (include "util-0.1.0/operator" .)) }}
{{- $peers := concat
      (list (dict "podSelector" (dict "matchLabels" (dict "app.kubernetes.io/instance" .Release.Name))))
      ((.Values.networkPolicy).from | default list) }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "util-0.1.0/metadata" (dict
        "local" . "object" (printf "%s-%s" .Chart.Name .Release.Name)
        "name" .Chart.Name "role" "network-policy") | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/instance: {{ .Release.Name }}
      app.kubernetes.io/part-of: {{ include "util-0.1.0/subsystem" . }}
  policyTypes: [Ingress]
  ingress:
    - from:
        {{- toYaml $peers | nindent 8 }}
      ports:
        {{- include "util-0.1.0/tango-ports" . | nindent 8 }}
    - ports:
        - port: {{ (include "util-0.1.0/ports" . | fromJson).health }}
      {{- with (.Values.networkPolicy).healthFrom }}
      from:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{ end }}
{{- end }}

{{- /* Everyone may connect to an instance that is exposed. Context: `local`, `server`, `instance`. */ -}}
{{- define "util-0.1.0/exposure-policy" -}}
{{- if and (include "util-0.1.0/policies-wanted" .local) (include "util-0.1.0/exposed" .) }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "util-0.1.0/instance-metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "util-0.1.0/selector" . | fromJson | toYaml | nindent 6 }}
  policyTypes: [Ingress]
  ingress:
    - ports:
        {{- include "util-0.1.0/tango-ports" .local | nindent 8 }}
{{ end }}
{{- end }}

{{- /* The three ports of Tango as a YAML list; context: the root context. */ -}}
{{- define "util-0.1.0/tango-ports" -}}
{{- $ports := include "util-0.1.0/ports" . | fromJson -}}
- port: {{ $ports.server }}
- port: {{ $ports.heartbeat }}
- port: {{ $ports.event }}
{{- end }}

{{- /* "true" unless the chart or the release switches its policies off. */ -}}
{{- define "util-0.1.0/policies-wanted" -}}
{{- $chart := dig "enabled" true (.Values.networkPolicy | default dict) }}
{{- $global := dig "networkPolicy" "enabled" true (.Values.global | default dict) }}
{{- if and (include "util-0.1.0/flag" $chart) (include "util-0.1.0/flag" $global) }}true{{ end }}
{{- end }}
