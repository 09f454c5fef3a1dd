{{- /*
The one writable place of every container, and the configuration. Context: `server`.
*/ -}}
{{- define "util-0.1.0/common-volumes" -}}
- name: tmp
  emptyDir: {}
- name: configuration
  configMap:
    name: {{ include "util-0.1.0/config-map-name" . }}
{{- end }}

{{- define "util-0.1.0/common-mounts" -}}
- name: tmp
  mountPath: /tmp
- name: configuration
  mountPath: /data
  readOnly: true
{{- end }}

{{- /*
The volumes that the description asks for, as a JSON array: the shared one, the server's and the
instance's. Context: `server` and `instance`.
*/ -}}
{{- define "util-0.1.0/given-volumes" -}}
{{- $volumes := list }}
{{- with .server.form.volume }}
  {{- $claim := dict "claimName" (include "util-0.1.0/claim" (dict "volume" . "release" $.server.release)) }}
  {{- $volumes = append $volumes (dict "name" "volume-data" "persistentVolumeClaim" $claim) }}
{{- end }}
{{- concat $volumes (.server.form.extraVolumes | default list)
      (.instance.definition.extraVolumes | default list) | toJson }}
{{- end }}

{{- /* Where the container sees them, as a JSON array. */ -}}
{{- define "util-0.1.0/given-mounts" -}}
{{- $mounts := list }}
{{- with .server.form.volume }}
  {{- $mounts = append $mounts (dict
        "name" "volume-data"
        "mountPath" .mountPath
        "readOnly" (dig "readOnly" true .)) }}
{{- end }}
{{- concat $mounts (.server.form.extraVolumeMounts | default list)
      (.instance.definition.extraVolumeMounts | default list) | toJson }}
{{- end }}

{{- /* Name of the claim of a volume; context: `volume` and `release`. */ -}}
{{- define "util-0.1.0/claim" -}}
{{- .volume.existingClaimName | default (printf "%s-pvc-%s" .volume.name .release) }}
{{- end }}

{{- /* The service account's token, where it always is, for the one container that mounts it. */ -}}
{{- define "util-0.1.0/token-volume" -}}
- name: service-account
  projected:
    sources:
      - serviceAccountToken:
          path: token
          expirationSeconds: 3600
      - configMap:
          name: kube-root-ca.crt
          items:
            - key: ca.crt
              path: ca.crt
      - downwardAPI:
          items:
            - path: namespace
              fieldRef:
                fieldPath: metadata.namespace
{{- end }}
