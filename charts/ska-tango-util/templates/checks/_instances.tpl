{{- /* Refuses an instance that is not well described; context: the facts of the server so far. */ -}}
{{- define "util-0.1.0/check-definitions" -}}
{{- $ids := dict }}
{{- range $index, $node := .form.server.instances }}
  {{- $key := printf "server.instances[%d]" $index }}
  {{- include "util-0.1.0/check-instance" (dict
        "who" (dict "server" $.key) "key" $key "node" $node) }}
  {{- $id := replace "_" "-" $node.name }}
  {{- with get $ids $id }}
    {{- include "util-0.1.0/refuse" (dict
          "who" (dict "server" $.key "instance" $node.name) "key" (printf "%s.name" $key)
          "text" (printf "has the same name in Kubernetes as instance %q, %s-%s; rename one of them" . $.name $id)) }}
  {{- end }}
  {{- $_ := set $ids $id $node.name }}
{{- end }}
{{- end }}

{{- /* Context: the position of an instance. */ -}}
{{- define "util-0.1.0/check-instance" -}}
{{- include "util-0.1.0/check-keys" (dict "who" .who "key" .key "node" .node "needed" "name" "known" (print
      "classes depends_on image exposeDS extraVolumes extraVolumeMounts nodeSelector affinity "
      "tolerations resources")) }}
{{- include "util-0.1.0/check-pattern" (dict
      "who" .who "key" (printf "%s.name" .key) "node" .node.name
      "pattern" "[a-z0-9]([-_a-z0-9]*[a-z0-9])?"
      "advice" "it becomes a part of Kubernetes names, which take small letters, digits and - (for which _ may stand), beginning and ending with a letter or digit") }}
{{- $who := dict "server" .who.server "instance" .node.name }}
{{- range $c, $class := .node.classes }}
  {{- $key := printf "%s.classes[%d]" $.key $c }}
  {{- include "util-0.1.0/check-keys" (dict
        "who" $who "key" $key "node" $class "needed" "name" "known" "devices") }}
  {{- range $d, $device := $class.devices }}
    {{- $at := dict "who" $who "key" (printf "%s.devices[%d]" $key $d) "node" $device }}
    {{- include "util-0.1.0/check-configured" $at }}
    {{- include "util-0.1.0/check-device-name" (dict
          "who" $who "key" (printf "%s.name" $at.key) "node" $device.name) }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "util-0.1.0/check-device-name" -}}
{{- include "util-0.1.0/check-pattern" (dict "who" .who "key" .key "node" .node
      "pattern" "[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+"
      "advice" "a device name has exactly three parts, domain/family/member, each of letters, digits, - and _") }}
{{- end }}
