{{- /* What the operator takes: a DeviceServer per instance. Context: that of the public templates. */ -}}
{{- define "util-0.1.0/operator-svc" -}}
{{- $it := dict "local" .local "server" (include "util-0.1.0/server" . | fromJson) }}
{{- range $it.server.instances }}
{{- include "util-0.1.0/device-server" (dict "local" $.local "server" $it.server "instance" .) }}
{{- end }}
{{- include "util-0.1.0/vault-secrets" $it }}
{{- end }}

{{- /* Context: `local`, `server` and `instance`. */ -}}
{{- define "util-0.1.0/device-server" }}
---
apiVersion: tango.tango-controls.org/v1
kind: DeviceServer
metadata:
  {{- include "util-0.1.0/instance-metadata" . | nindent 2 }}
spec:
  {{- include "util-0.1.0/device-server-spec" . | fromJson | toYaml | nindent 2 }}
{{ end }}

{{- /* JSON of the spec; a key that has nothing to say is left out. */ -}}
{{- define "util-0.1.0/device-server-spec" -}}
{{- $image := include "util-0.1.0/instance-image" . | fromJson }}
{{- $form := .server.form }}
{{- $own := .instance.definition }}
{{- $chart := .local.Values }}
{{- $spec := dict
      "legacycompatibility" (eq (include "util-0.1.0/legacy" .) "true")
      "clusterDomain" (include "util-0.1.0/cluster-domain" .local)
      "databaseds" (include "util-0.1.0/tango-host" .local | splitList ":" | first)
      "image" $image.reference
      "imagePullPolicy" $image.pullPolicy
      "args" .instance.name
      "dsname" $form.server.name
      "config" (include "util-0.1.0/server-configuration" .) }}
{{- $optional := dict
      "enableLoadBalancer" (eq (include "util-0.1.0/exposed" .) "true")
      "command" $form.command
      "script" (include "util-0.1.0/server-launcher" .)
      "dependsOn" (include "util-0.1.0/dependency-names" . | fromJsonArray)
      "env" (include "util-0.1.0/operator-environment" . | fromJsonArray)
      "volumes" (include "util-0.1.0/given-volumes" . | fromJsonArray)
      "volumeMounts" (include "util-0.1.0/given-mounts" . | fromJsonArray)
      "resources" (include "util-0.1.0/resources" (dict "own" $own "form" $form "local" .local) | fromJson).resources
      "securityContext" (include "util-0.1.0/container-security" (dict "form" $form "local" .local) | fromYaml)
      "nodeSelector" (coalesce $own.nodeSelector $form.nodeSelector $chart.nodeSelector)
      "affinity" (coalesce $own.affinity $form.affinity $chart.affinity)
      "tolerations" (coalesce $own.tolerations $form.tolerations $chart.tolerations)
      "postStart" $form.postStart
      "preStop" $form.preStop }}
{{- range $key, $value := $optional }}
  {{- if $value }}
    {{- $_ := set $spec $key $value }}
  {{- end }}
{{- end }}
{{- toJson $spec }}
{{- end }}

{{- /* What is waited for as a JSON array of texts: devices, and hosts with their ports. */ -}}
{{- define "util-0.1.0/dependency-names" -}}
{{- $names := list }}
{{- range include "util-0.1.0/dependencies" . | fromJsonArray }}
  {{- $names = append $names (.device | default .host) }}
{{- end }}
{{- toJson $names }}
{{- end }}

{{- /* The variables that the operator does not set itself, as a JSON array. */ -}}
{{- define "util-0.1.0/operator-environment" -}}
{{- concat
      (include "util-0.1.0/debug-environment" . | fromJsonArray)
      (include "util-0.1.0/given-environment" (.local.Values.global).environment_variables | fromJsonArray)
      (include "util-0.1.0/given-environment" .server.form.environment_variables | fromJsonArray)
      (include "util-0.1.0/secret-environment" . | fromJsonArray) | toJson }}
{{- end }}
