{{- /* Metadata and spec of the pod of an instance. Context: `local`, `server` and `instance`. */ -}}
{{- define "util-0.1.0/pod" -}}
metadata:
  labels:
    {{- $labels := include "util-0.1.0/instance-labels" . | fromJson }}
    {{- include "util-0.1.0/stable-labels" (merge (dict "local" .local) $labels)
          | fromJson | toYaml | nindent 4 }}
  annotations:
    {{- include "util-0.1.0/pod-annotations" . | nindent 4 }}
spec:
  serviceAccountName: {{ .server.configurator }}-sa-{{ .server.release }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: 10
  securityContext:
    {{- include "util-0.1.0/server-pod-security" . | nindent 4 }}
  {{- with include "util-0.1.0/placement"
        (dict "own" .instance.definition "form" .server.form "local" .local) | fromJson }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  initContainers:
    - {{ include "util-0.1.0/init-container" . | nindent 6 | trim }}
  containers:
    - {{ include "util-0.1.0/server-container" . | nindent 6 | trim }}
  volumes:
    {{- include "util-0.1.0/common-volumes" . | nindent 4 }}
    {{- include "util-0.1.0/token-volume" . | nindent 4 }}
    {{- with include "util-0.1.0/given-volumes" . | fromJsonArray }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}

{{- /* The annotations of the pod: one of them changes with what the instance is configured with. */ -}}
{{- define "util-0.1.0/pod-annotations" -}}
{{- $own := dict "checksum/configuration" (include "util-0.1.0/instance-hash" .) }}
{{- $chart := include "util-0.1.0/chart-annotations" .local | fromJson }}
{{- mustMergeOverwrite $chart (.server.form.annotations | default dict) $own | toYaml }}
{{- end }}
