{{- /*
JSON {"reference": registry/image:tag, "pullPolicy": ...} of an image.

Context: `image` (its parts), `override` (parts that replace them), and `where`, `what`, `key` for
the refusal of an image that lacks a part.
*/ -}}
{{- define "util-0.1.0/image" -}}
{{- $image := mustMergeOverwrite (dict) (.image | default dict) (.override | default dict) }}
{{- range $part := list "registry" "image" "tag" }}
  {{- if not (get $image $part) }}
    {{- fail (printf "%s %s: %s.%s is missing; an image is registry/image:tag" $.where $.what $.key $part) }}
  {{- end }}
{{- end }}
{{- dict
      "reference" (printf "%s/%s:%s" $image.registry $image.image (include "util-0.1.0/plain" $image.tag))
      "pullPolicy" ($image.pullPolicy | default "IfNotPresent") | toJson }}
{{- end }}
