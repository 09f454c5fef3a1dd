{{- /*
The content of the Tango database, as the JSON that the dsconfig library reads.

Context: `executable`, `instances` (facts) and `classes` (entries of class_properties).
*/ -}}
{{- define "util-0.1.0/configuration" -}}
{{- $instances := dict }}
{{- range .instances }}
  {{- $classes := dict }}
  {{- range .definition.classes }}
    {{- $devices := dict }}
    {{- range .devices }}
      {{- $_ := set $devices .name (include "util-0.1.0/properties" . | fromJson) }}
    {{- end }}
    {{- $_ := set $classes .name $devices }}
  {{- end }}
  {{- $_ := set $instances .name $classes }}
{{- end }}
{{- $classes := dict }}
{{- range .classes }}
  {{- $_ := set $classes .name (include "util-0.1.0/properties" . | fromJson) }}
{{- end }}
{{- $content := dict }}
{{- if $instances }}
  {{- $_ := set $content "servers" (dict .executable $instances) }}
{{- end }}
{{- if $classes }}
  {{- $_ := set $content "classes" $classes }}
{{- end }}
{{- toPrettyJson $content }}
{{- end }}

{{- /* The JSON of the properties of a device or class; each of its two keys stands only if given. */ -}}
{{- define "util-0.1.0/properties" -}}
{{- $result := dict }}
{{- if hasKey . "properties" }}
  {{- $_ := set $result "properties" (include "util-0.1.0/values-by-name" .properties | fromJson) }}
{{- end }}
{{- if hasKey . "attribute_properties" }}
  {{- $attributes := dict }}
  {{- range .attribute_properties }}
    {{- $_ := set $attributes .attribute (include "util-0.1.0/values-by-name" .properties | fromJson) }}
  {{- end }}
  {{- $_ := set $result "attribute_properties" $attributes }}
{{- end }}
{{- toJson $result }}
{{- end }}

{{- define "util-0.1.0/values-by-name" -}}
{{- $values := dict }}
{{- range . }}
  {{- $_ := set $values .name .values }}
{{- end }}
{{- toJson $values }}
{{- end }}

{{- /* The configuration of all deployed instances of a server; context: `server`. */ -}}
{{- define "util-0.1.0/server-configuration" -}}
{{- include "util-0.1.0/configuration" (dict
      "executable" (.server.form.server).name
      "instances" .server.instances
      "classes" .server.form.class_properties) }}
{{- end }}

{{- /*
A sum over all that one instance is configured with: its devices, the properties of their classes
and its program. It changes when, and only when, that very instance has to start again.

Context: `local`, `server` and `instance`.
*/ -}}
{{- define "util-0.1.0/instance-hash" -}}
{{- $names := list }}
{{- range .instance.definition.classes }}
  {{- $names = append $names .name }}
{{- end }}
{{- $classes := list }}
{{- range .server.form.class_properties }}
  {{- if has .name $names }}
    {{- $classes = append $classes . }}
  {{- end }}
{{- end }}
{{- $configuration := include "util-0.1.0/configuration" (dict
      "executable" (.server.form.server).name
      "instances" (list .instance)
      "classes" $classes) }}
{{- print $configuration (include "util-0.1.0/server-launcher" .) | sha256sum }}
{{- end }}
