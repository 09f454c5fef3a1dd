{{- /*
The instances of a server that are deployed, as a JSON array, in the order of their definition.

  name        as Tango knows it
  id          as Kubernetes can take it, `_` replaced by `-`
  object      name of the Service and the StatefulSet
  key         where it is defined, for complaints
  definition  its part of the description

Context: the facts of the server so far. An instance is wanted under either of its two spellings.
*/ -}}
{{- define "util-0.1.0/instances" -}}
{{- $server := . }}
{{- $wanted := list }}
{{- range $server.form.instances }}
  {{- $wanted = append $wanted (replace "_" "-" .) }}
{{- end }}
{{- $chosen := list }}
{{- range $index, $definition := ($server.form.server).instances }}
  {{- $id := replace "_" "-" $definition.name }}
  {{- if has $id $wanted }}
    {{- $chosen = append $chosen (dict
          "name" $definition.name
          "id" $id
          "object" (printf "%s-%s" $server.name $id)
          "key" (printf "server.instances[%d]" $index)
          "definition" $definition) }}
  {{- end }}
{{- end }}
{{- toJson $chosen }}
{{- end }}

{{- /*
Of some names, those that the server has an instance for, as a JSON array: what `global.instances`
names need not be of every server. Context: `form` and `names`.
*/ -}}
{{- define "util-0.1.0/defined-among" -}}
{{- $known := list }}
{{- range .form.server.instances }}
  {{- $known = append $known (replace "_" "-" .name) }}
{{- end }}
{{- $found := list }}
{{- range .names }}
  {{- if has (replace "_" "-" .) $known }}
    {{- $found = append $found . }}
  {{- end }}
{{- end }}
{{- toJson $found }}
{{- end }}

{{- /*
The context of all that follows, and of the parts of an instance's objects: `local`, `server` (its
facts) and `instance` (its facts).
*/ -}}

{{- /* JSON array of what the instance waits for: the server's list, then its own, each once. */ -}}
{{- define "util-0.1.0/dependencies" -}}
{{- $all := concat (.server.form.depends_on | default list) (.instance.definition.depends_on | default list) }}
{{- toJson (uniq $all) }}
{{- end }}

{{- /* "true" if clients outside of the cluster can reach the instance. */ -}}
{{- define "util-0.1.0/exposed" -}}
{{- if or (include "util-0.1.0/minikube" .local)
          (include "util-0.1.0/flag" (.local.Values.global).exposeAllDS)
          (include "util-0.1.0/flag" .server.form.exposeDS)
          (include "util-0.1.0/flag" .instance.definition.exposeDS) }}true{{ end }}
{{- end }}

{{- /*
"true" or "false": whether the ORB listens on `giop:tcp::port`; the server's own word wins. With
0.0.0.0 instead, Tango tells 0.0.0.0 as the address of the events, too. Another device server takes
this for an address of its own, finds the port open, and listens to itself for ever.
*/ -}}
{{- define "util-0.1.0/legacy" -}}
{{- $form := .server.form }}
{{- $chart := .local.Values.legacy_compatibility }}
{{- $legacy := hasKey $form "legacy_compatibility" | ternary $form.legacy_compatibility $chart }}
{{- include "util-0.1.0/flag" (kindIs "invalid" $legacy | ternary true $legacy) | default "false" }}
{{- end }}
