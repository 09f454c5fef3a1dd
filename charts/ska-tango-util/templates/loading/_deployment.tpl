{{- /*
All objects of all device servers of a chart: the whole of a consumer's template.

Context: `local`, `servers` (entries of values.yaml by key), `defaults` (a file below them all) and
`allInstances` (true if no other chart has servers, so that each name in global.instances must be of
one of these).
*/ -}}
{{- define "util-0.1.0/deployment" -}}
{{- $servers := dict }}
{{- range $key, $entry := .servers }}
  {{- if not (eq (toString (dig "enabled" true $entry)) "false") }}
    {{- $it := dict "local" $.local "name" $key "deviceserver" $entry "defaults" $.defaults }}
    {{- $form := include "util-0.1.0/loaded" $it | fromJson }}
    {{- if not (eq (toString $form.enabled) "false") }}
      {{- $server := dict
            "local" $.local "key" $key "name" ($form.name | default $key) "deviceserver" $form }}
      {{- $_ := set $servers $key (include "util-0.1.0/server" $server | fromJson) }}
    {{- end }}
  {{- end }}
{{- end }}
{{- include "util-0.1.0/check-servers" (dict "local" .local "servers" $servers) }}
{{- if .allInstances }}
{{- include "util-0.1.0/check-everywhere" (dict "local" .local "servers" $servers) }}
{{- end }}
{{- range $servers }}
{{- include "util-0.1.0/objects" (dict "local" $.local "server" .) }}
{{- end }}
{{- end }}

{{- /* The objects of one server; context: `local` and `server` (its facts). */ -}}
{{- define "util-0.1.0/objects" -}}
{{- if include "util-0.1.0/operator" .local }}
{{- range .server.instances }}
{{- include "util-0.1.0/device-server" (dict "local" $.local "server" $.server "instance" .) }}
{{- end }}
{{- include "util-0.1.0/vault-secrets" . }}
{{- else }}
{{- include "util-0.1.0/config-map" . }}
{{- include "util-0.1.0/access" . }}
{{- include "util-0.1.0/job" . }}
{{- if not .server.form.no_svc }}
{{- include "util-0.1.0/instance-objects" . }}
{{- end }}
{{- end }}
{{- include "util-0.1.0/volume" (dict "volume" .server.form.volume "local" .local) }}
{{- end }}
