{{- /*
The container that waits for the configuration and for all dependencies at once.

The name of the Job comes from the ConfigMap, not from here: the pods whose own configuration stays
the same must not start again when the Job gets a new name.
Context: `local`, `server` and `instance`.
*/ -}}
{{- define "util-0.1.0/init-container" -}}
{{- $dsconfig := include "util-0.1.0/dsconfig" .local | fromJson -}}
name: wait-for-configuration
image: {{ $dsconfig.image.reference }}
imagePullPolicy: {{ $dsconfig.image.pullPolicy }}
command: [python3, -m, ska_tango_examples.pod.wait]
args:
  - --job
  - $(CONFIGURATION_JOB)
  - --timeout
  - {{ $dsconfig.timeout }}
  {{- range include "util-0.1.0/dependencies" . | fromJsonArray }}
  - {{ if .device }}--device{{ else }}--host{{ end }}
  - {{ .device | default .host }}
  {{- end }}
env:
  {{- range include "util-0.1.0/environment" . | fromJsonArray }}
  {{- if eq .name "TANGO_HOST" }}
  {{- toYaml (list .) | nindent 2 }}
  {{- end }}
  {{- end }}
  - name: CONFIGURATION_JOB
    valueFrom:
      configMapKeyRef:
        name: {{ include "util-0.1.0/config-map-name" . }}
        key: job
{{- with include "util-0.1.0/resources" (dict "own" $dsconfig "local" .local) | fromJson }}
{{- toYaml . | nindent 0 }}
{{- end }}
securityContext:
  {{- include "util-0.1.0/no-privileges" . | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: service-account
    mountPath: /var/run/secrets/kubernetes.io/serviceaccount
    readOnly: true
{{- end }}
