{{- /* What the Job and the instances of a server read. Context: that of the public templates. */ -}}
{{- define "util-0.1.0/multidevice-config" -}}
{{- if not (include "util-0.1.0/operator" .local) }}
{{- include "util-0.1.0/config-map"
      (dict "local" .local "server" (include "util-0.1.0/server" . | fromJson)) }}
{{- end }}
{{- end }}

{{- /* Context, here and in the other objects: `local` and `server`. */ -}}
{{- define "util-0.1.0/config-map" }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "util-0.1.0/configurator-metadata" (dict
        "local" .local "server" .server "object" (include "util-0.1.0/config-map-name" .)) | nindent 2 }}
data:
  job: {{ include "util-0.1.0/job-name" . }}
  bootstrap.sh: |
    {{- include "util-0.1.0/bootstrap" . | nindent 4 }}
  configuration.json: |
    {{- include "util-0.1.0/configuration-of" . | nindent 4 }}
  {{- with include "util-0.1.0/server-launcher" . }}
  {{ $.server.form.server.name }}.py: |
    {{- . | trim | nindent 4 }}
  {{- end }}
{{ end }}

{{- /* The script that writes the configuration into the database. */ -}}
{{- define "util-0.1.0/bootstrap" -}}
#!/bin/sh
exec python3 -m ska_tango_examples.pod.configure /data/configuration.json
{{- end }}

{{- /* The configuration: what was written by hand, or what the description says. */ -}}
{{- define "util-0.1.0/configuration-of" -}}
{{- .server.written | default (include "util-0.1.0/server-configuration" .) }}
{{- end }}
