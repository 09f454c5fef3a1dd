{{- /*
What is known about a device server, as JSON: the objects are laid out from it alone.

  key           how the values call it, for complaints
  name          stem of the names of its objects
  configurator  the same for the objects that configure it, where they are those of the whole chart
  release       name of the release
  form          the description, with every text evaluated
  image         the parts of its image
  instances     those that are deployed, see `util-0.1.0/instances`

Context: that of the public templates. Refuses what is wrong.
*/ -}}
{{- define "util-0.1.0/server" -}}
{{- $given := include "util-0.1.0/evaluated-context" . | fromJson }}
{{- $name := $given.name | default $given.form.name }}
{{- $server := dict
      "key" (.key | default $name | default "")
      "name" $name
      "configurator" (.configurator | default $name)
      "release" .local.Release.Name
      "form" $given.form
      "image" ($given.image | default $given.form.image) }}
{{- include "util-0.1.0/check-form" $server }}
{{- include "util-0.1.0/check-debug" (dict "server" $server "local" .local) }}
{{- with (.local.Values.global).instances }}
  {{- $here := include "util-0.1.0/defined-among" (dict "form" $given.form "names" .) }}
  {{- $_ := set $given.form "instances" (fromJsonArray $here) }}
{{- end }}
{{- $_ := set $server "instances" (include "util-0.1.0/instances" $server | fromJsonArray) }}
{{- include "util-0.1.0/check-server" $server }}
{{- toJson $server }}
{{- end }}

{{- /*
JSON of `form`, `name` and `image` with every text evaluated and without empty keys. Secrets and
annotations stay as they are: their braces are for the Vault.
*/ -}}
{{- define "util-0.1.0/evaluated-context" -}}
{{- $verbatim := pick .deviceserver "secrets" "annotations" }}
{{- $node := dict
      "form" (omit .deviceserver "secrets" "annotations")
      "name" .name
      "image" .image }}
{{- $scope := dict }}
{{- include "util-0.1.0/fill-scope" (dict
      "into" $scope "local" .local "name" .name "deviceserver" .deviceserver) }}
{{- $given := (include "util-0.1.0/evaluated" (dict "node" $node "scope" $scope) | fromJson).value }}
{{- $_ := set $given "form" (mustMergeOverwrite $given.form $verbatim) }}
{{- include "util-0.1.0/drop-nulls" $given }}
{{- toJson $given }}
{{- end }}

{{- /* Takes the empty keys (null) out of a dict, at every depth: they stand for nothing given. */ -}}
{{- define "util-0.1.0/drop-nulls" -}}
{{- $here := . }}
{{- range $key, $value := . }}
  {{- if kindIs "invalid" $value }}
    {{- $_ := unset $here $key }}
  {{- else if kindIs "map" $value }}
    {{- include "util-0.1.0/drop-nulls" $value }}
  {{- end }}
{{- end }}
{{- end }}
