{{- /*
Ends with one line that names the culprit. Context: `who` (a dict of `server` and perhaps
`instance`), `key` (where in the description) and `text` (what is wrong and what to do).
*/ -}}
{{- define "util-0.1.0/refuse" -}}
{{- $who := printf "device server %q" .who.server }}
{{- with .who.instance }}
  {{- $who = printf "%s, instance %q" $who . }}
{{- end }}
{{- fail (printf "%s: %s: %s" $who .key .text) }}
{{- end }}

{{- /*
The context of what follows is `who`, `key` and `node`, the value that is there.
*/ -}}

{{- /* Refuses a node that is not a list. */ -}}
{{- define "util-0.1.0/check-list" -}}
{{- if not (kindIs "slice" .node) }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" .key
        "text" "a list is needed; begin each item with \"- \"") }}
{{- end }}
{{- end }}

{{- /* Refuses a node that is no text. */ -}}
{{- define "util-0.1.0/check-text" -}}
{{- if not (kindIs "string" .node) }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" .key
        "text" (printf "text is needed, got %s; put it in quotes" (toJson .node))) }}
{{- end }}
{{- end }}

{{- /* Refuses a node that is no text of the form `pattern`; `advice` says which form that is. */ -}}
{{- define "util-0.1.0/check-pattern" -}}
{{- include "util-0.1.0/check-text" . }}
{{- if not (regexMatch (printf "^(%s)$" .pattern) .node) }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" .key
        "text" (printf "%q cannot be taken: %s" .node .advice)) }}
{{- end }}
{{- end }}

{{- /*
Refuses a node that is no dict, lacks a key of `needed` or has one that is in neither that nor
`known`; both are words with spaces between.
*/ -}}
{{- define "util-0.1.0/check-keys" -}}
{{- if not (kindIs "map" .node) }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" .key "text" "keys and values are needed") }}
{{- end }}
{{- $needed := .needed | default "" | splitList " " | compact }}
{{- range $needed }}
  {{- if not (hasKey $.node .) }}
    {{- include "util-0.1.0/refuse" (dict "who" $.who "key" $.key "text" (printf "%s is missing" .)) }}
  {{- end }}
{{- end }}
{{- $known := .known | default "" | splitList " " | concat $needed | compact }}
{{- range $name, $_ := .node }}
  {{- if not (has $name $known) }}
    {{- include "util-0.1.0/refuse" (dict "who" $.who "key" $.key
          "text" (printf "%s is no key of the form; known here: %s" $name (join ", " $known))) }}
  {{- end }}
{{- end }}
{{- end }}
