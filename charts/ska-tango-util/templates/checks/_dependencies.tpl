{{- /* Refuses dependencies that cannot be waited for; context: the facts of a server. */ -}}
{{- define "util-0.1.0/check-dependencies" -}}
{{- include "util-0.1.0/check-dependency-list" (dict
      "who" (dict "server" .key) "key" "depends_on" "node" .form.depends_on) }}
{{- range .instances }}
  {{- include "util-0.1.0/check-dependency-list" (dict
        "who" (dict "server" $.key "instance" .name)
        "key" (printf "%s.depends_on" .key) "node" .definition.depends_on) }}
{{- end }}
{{- end }}

{{- /* Context: position of a list of dependencies, which may be missing. */ -}}
{{- define "util-0.1.0/check-dependency-list" -}}
{{- range $index, $node := .node }}
  {{- $key := printf "%s[%d]" $.key $index }}
  {{- include "util-0.1.0/check-keys" (dict
        "who" $.who "key" $key "node" $node "known" "device host") }}
  {{- if eq (not $node.device) (not $node.host) }}
    {{- include "util-0.1.0/refuse" (dict "who" $.who "key" $key
          "text" "give either \"device: a/b/c\" or \"host: name:port\"") }}
  {{- end }}
  {{- if $node.device }}
    {{- include "util-0.1.0/check-device-name" (dict
          "who" $.who "key" (printf "%s.device" $key) "node" $node.device) }}
  {{- else }}
    {{- include "util-0.1.0/check-pattern" (dict
          "who" $.who "key" (printf "%s.host" $key) "node" $node.host
          "pattern" "[A-Za-z0-9.-]+:[0-9]{1,5}"
          "advice" "a host is written with its port, host:port") }}
  {{- end }}
{{- end }}
{{- end }}
