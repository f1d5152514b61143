package tn.shabou.api.http;

import java.net.InetAddress;
import java.util.List;

/** A block of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; also a single one. */
record Network(InetAddress base, int bits) {

    static List<Network> all(List<String> cidrs) {
        return cidrs.stream().map(String::strip).map(Network::of).toList();
    }

    /**
     * @throws IllegalArgumentException for what is no address or block
     */
    static Network of(String cidr) {
        var slash = cidr.indexOf('/');
        var base = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash));
        var longest = base.getAddress().length * Byte.SIZE;
        var bits = slash < 0 ? longest : Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException(cidr + " is no block of addresses");
        }
        return new Network(base, bits);
    }

    boolean contains(InetAddress address) {
        var ours = base.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            var mask = 0xFF << Math.max(0, Byte.SIZE - (bits - bit));
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }
}
