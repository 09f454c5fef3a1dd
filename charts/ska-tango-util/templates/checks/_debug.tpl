{{- /*
Refuses a port for a debugger at which nothing can listen: one that is none, or is Tango's.
Context: `server` (the facts so far) and `local`.
*/ -}}
{{- define "util-0.1.0/check-debug" -}}
{{- $port := include "util-0.1.0/debug-port" . }}
{{- $at := dict "who" (dict "server" .server.key)
      "key" (hasKey .server.form "debug" | ternary "debug" "global.DEBUG") }}
{{- if $port }}
  {{- if not (and (regexMatch "^[0-9]{1,5}$" $port) (lt (atoi $port) 65536)) }}
    {{- include "util-0.1.0/refuse" (set $at "text" (printf
          "%q cannot be taken: a port from 1 to 65535 is needed; 0 for no debugger" $port)) }}
  {{- end }}
  {{- range $use, $taken := include "util-0.1.0/ports" .local | fromJson }}
    {{- if eq $port (toString $taken) }}
      {{- include "util-0.1.0/refuse" (set $at "text" (printf
            "%s is the server's own port (%s); choose another one" $port $use)) }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}
