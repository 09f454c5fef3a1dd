{{- /*
Refuses a key of an entry that is neither of the form nor a parameter: misspelt, it would say nothing
and do nothing. Context: `key`, `entry` and `texts`, in which parameters may be referred to.
*/ -}}
{{- define "util-0.1.0/check-entry" -}}
{{- $known := include "util-0.1.0/form-keys" . | splitList " " }}
{{- $texts := join "\n" .texts }}
{{- range $name, $_ := .entry }}
  {{- $reference := printf ".deviceserver.%s" $name }}
  {{- if not (or (has $name $known) (regexMatch (printf "%s\\b" (regexQuoteMeta $reference)) $texts)) }}
    {{- include "util-0.1.0/refuse" (dict "who" (dict "server" $.key) "key" $name "text" (printf
          "is neither a key of the form nor used as {{ %s }}; correct its spelling or take it away"
          $reference)) }}
  {{- end }}
{{- end }}
{{- end }}

{{- /*
Refuses a plain reference to a parameter that the entry does not have: it would leave an empty text.
Context: `scope`, `path` and `text` of a file.
*/ -}}
{{- define "util-0.1.0/check-parameters" -}}
{{- range regexFindAll "{{-? *\\.deviceserver\\.\\w+ *-?}}" .text -1 }}
  {{- $name := regexFind "\\w+ *-?}}$" . | trimAll "-} " }}
  {{- if kindIs "invalid" (index $.scope.deviceserver $name) }}
    {{- include "util-0.1.0/refuse" (dict "who" (dict "server" $.scope.name) "key" $name
          "text" (printf "has no value, but %s says %s; give it one" $.path .)) }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* The keys of the description of a device server. */ -}}
{{- define "util-0.1.0/form-keys" -}}
{{- list
      "enabled file name function domain instances command entrypoints runner noretry health server"
      "class_properties depends_on image environment_variables secrets volume extraVolumes"
      "extraVolumeMounts startupProbe livenessProbe readinessProbe resources nodeSelector affinity"
      "tolerations priorityClassName securityContext podSecurityContext annotations postStart preStop"
      "legacy_compatibility exposeDS no_svc debug" | join " " }}
{{- end }}
