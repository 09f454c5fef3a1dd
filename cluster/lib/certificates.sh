# Certificates and keys: made once, kept with the data, as the objects in etcd depend on them.
# shellcheck shell=bash

make_certificates() {
    [[ ! -e $NODE_DIR/certificates-complete ]] || return 0
    mkdir -p "$NODE_DIR"
    (
        umask 077
        cd "$NODE_DIR" || exit
        authority ca
        authority front-proxy-ca
        local service=kubernetes.default.svc
        certificate kube-apiserver ca /CN=kube-apiserver serverAuth \
            "DNS:kubernetes,DNS:${service%.svc},DNS:$service,DNS:$service.cluster.local" \
            "DNS:localhost,IP:127.0.0.1,IP:$NODE_IP,IP:$API_SERVICE_IP"
        certificate kubelet-server ca "/CN=$NODE_NAME" serverAuth "DNS:$NODE_NAME,IP:$NODE_IP"
        certificate front-proxy-client front-proxy-ca /CN=front-proxy-client clientAuth
        certificate kubelet-client ca /O=system:masters/CN=kube-apiserver clientAuth
        certificate admin ca /O=system:masters/CN=admin clientAuth
        certificate kubelet ca "/O=system:nodes/CN=system:node:$NODE_NAME" clientAuth
        local program
        for program in kube-controller-manager kube-scheduler kube-proxy coredns; do
            certificate "$program" ca "/CN=system:$program" clientAuth
        done
        # Tokens of service accounts are signed with the key and read with the certificate.
        self_signed service-accounts /CN=service-accounts
    )
    touch "$NODE_DIR/certificates-complete"
}

# authority NAME
authority() {
    self_signed "$1" "/CN=$NODE_NAME-$1" -addext basicConstraints=critical,CA:true \
        -addext keyUsage=critical,keyCertSign
}

# certificate NAME AUTHORITY SUBJECT USAGE [OTHER_NAMES...]
certificate() {
    local name=$1 authority=$2 subject=$3 usage=$4 others
    shift 4
    others=$(IFS=, && echo "$*")
    self_signed "$name" "$subject" -CA "$authority.crt" -CAkey "$authority.key" \
        -addext extendedKeyUsage="$usage" ${others:+-addext "subjectAltName=$others"}
}

# self_signed NAME SUBJECT OPTION...
self_signed() {
    local name=$1 subject=$2
    shift 2
    openssl req -x509 -days 3650 -config "$CLUSTER/conf/openssl.cnf" -subj "$subject" \
        -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
        -keyout "$name.key" -out "$name.crt" "$@" 2>/dev/null
}
