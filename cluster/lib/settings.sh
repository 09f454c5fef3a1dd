# What can be set, and the addresses of the node. Nothing outside its own network sees the latter.
# shellcheck shell=bash disable=SC2034

readonly CACHE=${K8S_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ska-tango-examples}
readonly PROGRAMS=$CACHE/bin
NODE_NAME=${K8S_NODE_NAME:-ska-tango-examples}
NODE_DATA=$(realpath --canonicalize-missing "${K8S_NODE_DATA:-$CACHE/node}")
readonly NODE_NAME NODE_DATA
readonly NODE_PORT=${K8S_NODE_PORT:-16443} # on the host's 127.0.0.1; 0: a free one
readonly INSTALL=${K8S_NODE_INSTALL:-yes}
export K8S_CACHE=$CACHE K8S_NODE_NAME=$NODE_NAME K8S_NODE_DATA=$NODE_DATA

readonly KUBECONFIG_FILE=$NODE_DATA/kubeconfig # there while the node runs
readonly NODE_DIR=$NODE_DATA/node              # /run/node inside: certificates and configuration
readonly LOGS=$NODE_DATA/log/node              # of the node's own programs

readonly NODE_IP=10.199.0.1
readonly POD_NETWORK=10.244.0.0/24
readonly SERVICE_NETWORK=10.96.0.0/16
readonly API_SERVICE_IP=10.96.0.1
# A Service of type LoadBalancer answers at its cluster address with 97 in place of 96.
readonly LOAD_BALANCER_NETWORK=10.97.0.0/16

