package tn.shabou.model.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet. Whoever fetches what others name refuses all the
 * rest, so that nobody can lead us into the network that we run in. After the special-purpose
 * registries of IANA (RFC 6890 and its updates).
 */
public final class PublicAddress {

    private static final List<Block> NOT_PUBLIC =
            blocks(
                    """
                    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 \
                    192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 \
                    198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 \
                    :: ::1 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 \
                    fec0::/10 ff00::/8\
                    """);

    /** Forms of IPv6 that carry an IPv4 address, and where it begins in them. */
    private static final List<Carrier> CARRIERS =
            List.of(
                    new Carrier(block("::/96"), 12),
                    new Carrier(block("::ffff:0:0:0/96"), 12),
                    new Carrier(block("64:ff9b::/96"), 12),
                    new Carrier(block("64:ff9b:1::/48"), 12),
                    new Carrier(block("2002::/16"), 2));

    private PublicAddress() {}

    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes))
                && (!(address instanceof Inet6Address) || carriesPublic(bytes));
    }

    private static boolean carriesPublic(byte[] bytes) {
        return CARRIERS.stream()
                .filter(carrier -> carrier.block().holds(bytes))
                .map(carrier -> Arrays.copyOfRange(bytes, carrier.at(), carrier.at() + 4))
                .allMatch(inner -> NOT_PUBLIC.stream().noneMatch(block -> block.holds(inner)));
    }

    private record Carrier(Block block, int at) {}

    /** Addresses that share their first {@code bits}. */
    private record Block(List<Byte> prefix, int bits) {

        boolean holds(byte[] address) {
            if (address.length != prefix.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ prefix.get(bit / 8)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Block> blocks(String text) {
        return Arrays.stream(text.split("\\s+")).map(PublicAddress::block).toList();
    }

    private static Block block(String text) {
        var parts = text.split("/", 2);
        try {
            // A literal, so nothing is looked up.
            var bytes = InetAddress.getByName(parts[0]).getAddress();
            var prefix = new ArrayList<Byte>();
            for (var b : bytes) {
                prefix.add(b);
            }
            int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : bytes.length * 8;
            return new Block(List.copyOf(prefix), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
