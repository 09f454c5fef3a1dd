{{- /* Refuses a device or class whose properties the Tango database cannot take; context: its position. */ -}}
{{- define "util-0.1.0/check-configured" -}}
{{- include "util-0.1.0/check-keys" (dict "who" .who "key" .key "node" .node
      "needed" "name" "known" "properties attribute_properties") }}
{{- if hasKey .node "properties" }}
  {{- include "util-0.1.0/check-properties" (dict
        "who" .who "key" (printf "%s.properties" .key) "node" .node.properties) }}
{{- end }}
{{- if hasKey .node "attribute_properties" }}
  {{- include "util-0.1.0/check-attributes" (dict
        "who" .who "key" (printf "%s.attribute_properties" .key) "node" .node.attribute_properties) }}
{{- end }}
{{- end }}

{{- /* Context: the position of the list of attributes. */ -}}
{{- define "util-0.1.0/check-attributes" -}}
{{- include "util-0.1.0/check-list" . }}
{{- range $index, $node := .node }}
  {{- $key := printf "%s[%d]" $.key $index }}
  {{- include "util-0.1.0/check-keys" (dict
        "who" $.who "key" $key "node" $node "needed" "attribute properties") }}
  {{- include "util-0.1.0/check-properties" (dict
        "who" $.who "key" (printf "%s.properties" $key) "node" $node.properties) }}
{{- end }}
{{- end }}

{{- /* Context: the position of a list of properties. */ -}}
{{- define "util-0.1.0/check-properties" -}}
{{- include "util-0.1.0/check-list" . }}
{{- range $index, $node := .node }}
  {{- $key := printf "%s[%d]" $.key $index }}
  {{- include "util-0.1.0/check-keys" (dict
        "who" $.who "key" $key "node" $node "needed" "name values") }}
  {{- $values := dict "who" $.who "key" (printf "%s.values" $key) "node" $node.values }}
  {{- include "util-0.1.0/check-list" $values }}
  {{- if not $node.values }}
    {{- include "util-0.1.0/refuse" (dict "who" $.who "key" $values.key
          "text" (printf "property %s has an empty list; give it at least one value" $node.name)) }}
  {{- end }}
  {{- range $number, $value := $node.values }}
    {{- include "util-0.1.0/check-text" (dict
          "who" $.who "key" (printf "%s[%d]" $values.key $number) "node" $value) }}
  {{- end }}
{{- end }}
{{- end }}
