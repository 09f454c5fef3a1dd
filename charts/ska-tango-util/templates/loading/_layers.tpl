{{- /*
The description of a server out of its layers, as JSON: the entry in values.yaml wins over its file,
the file over the defaults. Maps are merged and lists replaced; false, 0 and empty lists count.

Context: `local`, `name` (the key), `deviceserver` (the entry) and `defaults` (a path or nothing).
*/ -}}
{{- define "util-0.1.0/loaded" -}}
{{- $scope := dict }}
{{- include "util-0.1.0/fill-scope" (dict
      "into" $scope "local" .local "name" .name "deviceserver" .deviceserver) }}
{{- $default := include "util-0.1.0/layer" (dict "scope" $scope "path" .defaults) | fromJson }}
{{- $file := include "util-0.1.0/layer" (dict "scope" $scope "path" .deviceserver.file) | fromJson }}
{{- include "util-0.1.0/check-entry" (dict
      "key" .name "entry" .deviceserver "texts" (list $default.text $file.text (toJson .deviceserver))) }}
{{- $form := mustMergeOverwrite $default.content $file.content (deepCopy .deviceserver) }}
{{- include "util-0.1.0/drop-nulls" $form }}
{{- toJson $form }}
{{- end }}

{{- /* JSON of `text` and `content` of a file of the chart, both empty without a path. */ -}}
{{- define "util-0.1.0/layer" -}}
{{- $text := "" }}
{{- $content := dict }}
{{- with .path }}
  {{- $text = $.scope.Files.Get . }}
  {{- if not $text }}
    {{- include "util-0.1.0/refuse" (dict "who" (dict "server" $.scope.name) "key" "file"
          "text" (printf "%s is no file of the chart; correct the path or write the file" .)) }}
  {{- end }}
  {{- include "util-0.1.0/check-parameters" (dict "scope" $.scope "path" . "text" $text) }}
  {{- $content = tpl $text $.scope | fromYaml }}
  {{- if hasKey $content "Error" }}
    {{- include "util-0.1.0/refuse" (dict "who" (dict "server" $.scope.name) "key" "file"
          "text" (printf "%s is not YAML: %s" . $content.Error)) }}
  {{- end }}
{{- end }}
{{- dict "text" $text "content" $content | toJson }}
{{- end }}
