# The volumes of storage class `standard`: folders of the node that any user of a pod may write to,
# made when a claim asks for one and removed after the claim.
# shellcheck shell=bash

readonly PROVISIONER=ska-tango-examples/folder # as in conf/addons.yaml
readonly VOLUMES=/var/lib/volumes

# Kubernetes writes who is to provide into a claim for which no volume is there already.
readonly CLAIM='{.status.phase} [{.metadata.annotations.volume\.kubernetes\.io/storage-provisioner}]
    {.metadata.uid} {.metadata.namespace} {.metadata.name} {.spec.resources.requests.storage}
    {.spec.accessModes}'
readonly VOLUME='{.status.phase} {.spec.storageClassName} {.metadata.name}'

provide_volumes() {
    local phase provider id claim
    watch_all persistentvolumeclaims "$CLAIM" | while read -r phase provider id claim; do
        [[ $phase == Pending && $provider == "[$PROVISIONER]" ]] || continue
        # shellcheck disable=SC2086 # words
        provide "pvc-$id" $claim || true
    done
}

# provide VOLUME NAMESPACE CLAIM SIZE ACCESS_MODES: does no harm when the volume is there.
provide() {
    mkdir -p "$VOLUMES/$1"
    chmod 0777 "$VOLUMES/$1"
    kubectl_as_admin create --request-timeout=10s --filename - <<END
apiVersion: v1
kind: PersistentVolume
metadata:
  name: $1
  annotations: {pv.kubernetes.io/provisioned-by: $PROVISIONER}
spec:
  storageClassName: standard
  persistentVolumeReclaimPolicy: Delete
  claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, namespace: $2, name: $3, uid: ${1#pvc-}}
  capacity: {storage: "$4"}
  accessModes: $5
  local: {path: "$VOLUMES/$1"}
  nodeAffinity:
    required:
      nodeSelectorTerms:
        - matchFields: [{key: metadata.name, operator: In, values: ["$NODE_NAME"]}]
END
}

remove_volumes() {
    local phase class name
    watch_all persistentvolumes "$VOLUME" | while read -r phase class name; do
        [[ $phase == Released && $class == standard && -d $VOLUMES/$name ]] || continue
        rm -rf "${VOLUMES:?}/$name"
        kubectl_as_admin delete persistentvolume "$name" --wait=false --request-timeout=10s || true
    done
}
