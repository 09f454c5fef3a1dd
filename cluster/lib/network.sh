# The node's network: an address of its own, pods behind a bridge (made by the CNI plugin), and no
# way out. Services and load balancers have no interface; a route lets the node itself reach them.
# shellcheck shell=bash

arrange_network() {
    ip link set lo up
    # A bridge without ports stands in for a network card, which would need a kernel module.
    ip link add node0 type bridge
    ip address add "$NODE_IP/32" dev node0
    ip link set node0 up
    ip route add "$SERVICE_NETWORK" dev node0 src "$NODE_IP"
    ip route add "$LOAD_BALANCER_NETWORK" dev node0 src "$NODE_IP"
    echo 1 >/proc/sys/net/ipv4/ip_forward
}
