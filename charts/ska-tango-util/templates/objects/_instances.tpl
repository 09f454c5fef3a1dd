{{- /*
A Service and a StatefulSet for each instance, and the secrets of the server; or what the operator
takes instead. Context: that of the public templates.
*/ -}}
{{- define "util-0.1.0/multidevice-svc" -}}
{{- if include "util-0.1.0/operator" .local }}
{{- include "util-0.1.0/operator-svc" . }}
{{- else }}
{{- include "util-0.1.0/instance-objects"
      (dict "local" .local "server" (include "util-0.1.0/server" . | fromJson)) }}
{{- end }}
{{- end }}

{{- define "util-0.1.0/instance-objects" -}}
{{- range .server.instances }}
{{- $it := dict "local" $.local "server" $.server "instance" . }}
{{- include "util-0.1.0/service" $it }}
{{- include "util-0.1.0/stateful-set" $it }}
{{- end }}
{{- range .server.instances }}
{{- include "util-0.1.0/exposure-policy" (dict "local" $.local "server" $.server "instance" .) }}
{{- end }}
{{- include "util-0.1.0/vault-secrets" . }}
{{- end }}
