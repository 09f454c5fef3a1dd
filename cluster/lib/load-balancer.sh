# Services of type LoadBalancer get an address, as a cloud would give them one; else whoever
# installs them waits for ever. It is the cluster address in another network (see settings.sh).
# shellcheck shell=bash

readonly SERVICE='{.spec.type} {.metadata.namespace} {.metadata.name} {.spec.clusterIP}
    {.status.loadBalancer.ingress[0].ip}'

assign_addresses() {
    local type namespace name address assigned
    watch_all services "$SERVICE" | while read -r type namespace name address assigned; do
        [[ $type == LoadBalancer && -z $assigned ]] || continue
        assign "$namespace" "$name" "${LOAD_BALANCER_NETWORK%.0.0/16}.${address#*.*.}" || true
    done
}

# assign NAMESPACE SERVICE ADDRESS
assign() {
    kubectl_as_admin patch service --namespace "$1" "$2" --subresource status --type merge \
        --request-timeout=10s \
        --patch "{\"status\": {\"loadBalancer\": {\"ingress\": [{\"ip\": \"$3\"}]}}}"
}
