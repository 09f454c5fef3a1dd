{{- /*
Refuses devices, and processes, that are defined twice: the Tango database would give such a device
to one of them, without a word to the other. Names are compared as Tango does, without regard to
case. Context: a list of facts.
*/ -}}
{{- define "util-0.1.0/check-claims" -}}
{{- $owners := dict }}
{{- range $server := . }}
  {{- range $instance := .instances }}
    {{- $process := printf "%s/%s" $server.form.server.name $instance.name }}
    {{- include "util-0.1.0/claim-name" (dict "owners" $owners "name" $process
          "who" (dict "server" $server.key "instance" $instance.name) "key" (printf "%s.name" $instance.key)) }}
    {{- range $c, $class := $instance.definition.classes }}
      {{- range $d, $device := $class.devices }}
        {{- include "util-0.1.0/claim-name" (dict "owners" $owners "name" $device.name
              "who" (dict "server" $server.key "instance" $instance.name)
              "key" (printf "%s.classes[%d].devices[%d].name" $instance.key $c $d)) }}
      {{- end }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* Enters `name` into `owners`, or refuses it. Context: these two, `who` and `key`. */ -}}
{{- define "util-0.1.0/claim-name" -}}
{{- with get .owners (lower .name) }}
  {{- include "util-0.1.0/refuse" (dict "who" $.who "key" $.key "text" (printf
        "%s is also defined by %s; take one of them away or disable one of the servers" $.name .)) }}
{{- end }}
{{- $_ := set .owners (lower .name) (printf "device server %q, instance %q (%s: %s)"
      .who.server .who.instance .key .name) }}
{{- end }}
