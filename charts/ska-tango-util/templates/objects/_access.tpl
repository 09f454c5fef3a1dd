{{- /*
Who the pods of a server are, and the one thing that they may do: look at the Job that configures
them. Context: that of the public templates.
*/ -}}
{{- define "util-0.1.0/multidevice-sacc-role" -}}
{{- if not (include "util-0.1.0/operator" .local) }}
{{- include "util-0.1.0/access"
      (dict "local" .local "server" (include "util-0.1.0/server" . | fromJson)) }}
{{- end }}
{{- end }}

{{- define "util-0.1.0/access" }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "util-0.1.0/access-metadata" (dict "it" . "kind" "sa") | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "util-0.1.0/access-metadata" (dict "it" . "kind" "role-bind") | nindent 2 }}
subjects:
  - kind: ServiceAccount
    name: {{ .server.configurator }}-sa-{{ .server.release }}
    namespace: {{ .local.Release.Namespace }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ .server.configurator }}-role-{{ .server.release }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "util-0.1.0/access-metadata" (dict "it" . "kind" "role") | nindent 2 }}
rules:
  - apiGroups: [batch]
    resources: [jobs]
    resourceNames: [{{ include "util-0.1.0/job-name" . }}]
    verbs: [get]
{{ end }}

{{- /* Context: `it` (the context of the objects) and `kind`, the middle of the name. */ -}}
{{- define "util-0.1.0/access-metadata" -}}
{{- $server := .it.server }}
{{- include "util-0.1.0/configurator-metadata" (dict
      "local" .it.local "server" $server "object" (list $server.configurator .kind $server.release | join "-")) }}
{{- end }}
