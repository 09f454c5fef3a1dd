{{- /* Name of the Kubernetes secret of a path in the Vault; context: `name` and `path`. */ -}}
{{- define "util-0.1.0/secret-name" -}}
{{- $name := printf "%s-%s" .name (replace "/" "-" .path) }}
{{- regexReplaceAll "^[^a-z0-9]+" (trunc -63 $name) "" }}
{{- end }}

{{- /*
Variables that come from secrets, as a JSON array. On minikube there is no Vault: each has its
default there. Context: `local` and `server`.
*/ -}}
{{- define "util-0.1.0/secret-environment" -}}
{{- $minikube := include "util-0.1.0/minikube" .local }}
{{- $variables := list }}
{{- range $secret := .server.form.secrets }}
  {{- $name := include "util-0.1.0/secret-name" (dict "name" $.server.name "path" $secret.secretPath) }}
  {{- range $secret.env }}
    {{- $variable := dict "name" .envName }}
    {{- if $minikube }}
      {{- $_ := set $variable "value" (include "util-0.1.0/plain" .default) }}
    {{- else }}
      {{- $_ := set $variable "valueFrom" (dict "secretKeyRef" (dict "name" $name "key" .secretKey)) }}
    {{- end }}
    {{- $variables = append $variables $variable }}
  {{- end }}
{{- end }}
{{- toJson $variables }}
{{- end }}

{{- /* The objects that bring a server's secrets out of the Vault; context: `local` and `server`. */ -}}
{{- define "util-0.1.0/vault-secrets" -}}
{{- if not (include "util-0.1.0/minikube" .local) }}
{{- range .server.form.secrets }}
{{- include "util-0.1.0/vault-static-secret" (dict
      "local" $.local
      "name" $.server.name
      "secretKeys" .env
      "secretPath" .secretPath
      "secretMount" .secretMount) }}
{{- end }}
{{- end }}
{{- end }}

{{- /*
One such object. A path of the form mount/data/path names its mount itself.
Context: `local`, `name`, `secretKeys` (entries with secretKey and transform), `secretPath` and
`secretMount`.
*/ -}}
{{- define "util-0.1.0/vault-static-secret" -}}
{{- $mount := coalesce .secretMount .local.Values.secretMount (.local.Values.global).secretMount "dev" }}
{{- $path := .secretPath }}
{{- $parts := regexFindAll "^[^/]+/data/" $path 1 }}
{{- with $parts }}
  {{- $mount = trimSuffix "/data/" (first .) }}
  {{- $path = trimPrefix (first .) $path }}
{{- end }}
{{- $name := include "util-0.1.0/secret-name" (dict "name" .name "path" .secretPath) }}
{{- $keys := list }}
{{- $templates := dict }}
{{- range .secretKeys }}
  {{- if .transform }}
    {{- $_ := set $templates .secretKey (dict "text" .transform) }}
  {{- else }}
    {{- $keys = append $keys (printf "^%s$" .secretKey) }}
  {{- end }}
{{- end }}
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  {{- include "util-0.1.0/metadata" (dict
        "local" .local "object" $name "name" .name "role" "secret") | nindent 2 }}
spec:
  type: kv-v2
  mount: {{ $mount }}
  path: {{ $path }}
  refreshAfter: 360s
  destination:
    name: {{ $name }}
    create: true
    overwrite: true
    transformation:
      excludeRaw: true
      {{- with $keys }}
      includes:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $templates }}
      templates:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{ end }}
