{{- /*
Labels. Context of all: `local`, the root context, and `part`, one of databaseds, tangodb, itango.
*/ -}}

{{- /* What selectors hold: nothing that a value or a version can change. */ -}}
{{- define "ska-tango-base.selector" -}}
app.kubernetes.io/name: {{ include "ska-tango-base.stem" .local }}
app.kubernetes.io/instance: {{ .local.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "ska-tango-base.pod-labels" -}}
{{- $part := get .local.Values .part }}
{{- with .local.Values.global.labels | default .local.Values.labels }}
{{- toYaml . }}
{{- end }}
{{ include "ska-tango-base.selector" . }}
app.kubernetes.io/part-of: tango
component: {{ $part.component }}
function: {{ $part.function }}
domain: {{ $part.domain }}
intent: {{ $part.intent }}
system: {{ .local.Values.system }}
subsystem: {{ .local.Values.subsystem }}
{{- end }}

{{- define "ska-tango-base.labels" -}}
{{ include "ska-tango-base.pod-labels" . }}
app.kubernetes.io/version: {{ .local.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .local.Release.Service }}
helm.sh/chart: {{ .local.Chart.Name }}-{{ .local.Chart.Version | replace "+" "_" }}
{{- end }}

{{- /* Name, labels and annotations of an object; context: also `name`. */ -}}
{{- define "ska-tango-base.metadata" -}}
name: {{ .name }}
labels:
  {{- include "ska-tango-base.labels" . | nindent 2 }}
{{- with .local.Values.global.annotations | default .local.Values.annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
