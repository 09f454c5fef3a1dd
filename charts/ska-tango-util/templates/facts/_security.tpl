{{- /*
What pods and containers may do, unless the server or the chart says something else: nothing that
the Pod Security level `restricted` refuses, and no writing but to /tmp and to volumes.
Context: `form` (or nothing) and `local`.
*/ -}}
{{- define "util-0.1.0/pod-security" -}}
{{- $default := dict
      "runAsNonRoot" true
      "runAsUser" 1000
      "runAsGroup" 1000
      "fsGroup" 1000
      "seccompProfile" (dict "type" "RuntimeDefault") }}
{{- coalesce (.form).podSecurityContext .local.Values.podSecurityContext $default | toYaml }}
{{- end }}

{{- /*
The same for the pod of a server. The ports of Tango lie where the kernel takes the ports of outgoing
connections from. One that was made while the pod waited would now and then keep the server from its
own port, so these are reserved. Context: `local` and `server`.
*/ -}}
{{- define "util-0.1.0/server-pod-security" -}}
{{- $security := include "util-0.1.0/pod-security" (dict "form" .server.form "local" .local) | fromYaml }}
{{- $ports := include "util-0.1.0/ports" .local | fromJson }}
{{- $reserved := dict
      "name" "net.ipv4.ip_local_reserved_ports"
      "value" (printf "%v,%v,%v,%v" $ports.server $ports.heartbeat $ports.event $ports.health) }}
{{- $_ := set $security "sysctls" (append ($security.sysctls | default list) $reserved) }}
{{- toYaml $security }}
{{- end }}

{{- define "util-0.1.0/container-security" -}}
{{- coalesce (.form).securityContext .local.Values.securityContext
      (include "util-0.1.0/no-privileges" . | fromYaml) | toYaml }}
{{- end }}

{{- /* The same for containers of our own, which never need more. */ -}}
{{- define "util-0.1.0/no-privileges" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- /*
JSON of the `resources` of a container, as an empty or a full dict of that one key, after what `own`, `form` or the chart says. There is no limit of CPU: it
would slow a start down and save nothing.
Context: `own` and `form` (either may be nothing) and `local`.
*/ -}}
{{- define "util-0.1.0/resources" -}}
{{- $result := dict }}
{{- if not (include "util-0.1.0/flag" .local.Values.do_not_constraint_resources) }}
  {{- $default := dict
        "requests" (dict "cpu" "50m" "memory" "64Mi")
        "limits" (dict "memory" "192Mi") }}
  {{- $resources := coalesce (.own).resources (.form).resources .local.Values.resources $default }}
  {{- $_ := set $result "resources" $resources }}
{{- end }}
{{- toJson $result }}
{{- end }}
