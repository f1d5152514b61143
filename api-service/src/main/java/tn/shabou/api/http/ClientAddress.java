package tn.shabou.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who is at the other end. What a proxy forwards counts only when the connection comes from a proxy
 * that we trust, and then only as far back as trusted proxies reach: everything further left was
 * written by the caller.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String KEY = "clientAddress";
    private static final int HOME_NETWORK_BYTES = 8;
    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*\"?([^\";]+)\"?");

    private final List<Network> proxies;
    private final HttpConfig.ForwardedHeader header;

    @Inject
    ClientAddress(HttpConfig config) {
        this(Network.all(config.trustedProxies().orElse(List.of())), config.forwardedHeader());
    }

    ClientAddress(List<Network> proxies, HttpConfig.ForwardedHeader header) {
        this.proxies = proxies;
        this.header = header;
    }

    /**
     * The client as limits see it: an IPv4 address, or the /64 of an IPv6 address, since whoever
     * has one such address has all of them.
     */
    public String of(RoutingContext request) {
        String known = request.get(KEY);
        if (known == null) {
            known = client(find(request));
            request.put(KEY, known);
        }
        return known;
    }

    /** The exact address. */
    InetAddress find(RoutingContext request) {
        // A connection that is gone already has no address any more.
        var peer =
                Optional.ofNullable(request.request().connection().remoteAddress())
                        .flatMap(address -> parse(address.hostAddress()))
                        .orElseGet(InetAddress::getLoopbackAddress);
        return proxies.isEmpty()
                ? peer
                : find(peer, request.request().headers().getAll(header.headerName()));
    }

    /**
     * @param peer the other end of the connection
     * @param forwarded the values of the header, as they came
     */
    InetAddress find(InetAddress peer, List<String> forwarded) {
        var last = peer;
        for (var hop : hops(forwarded).reversed()) {
            var address = parse(hop);
            if (!isTrusted(last) || address.isEmpty()) {
                return last;
            }
            last = address.get();
        }
        return last;
    }

    private List<String> hops(List<String> forwarded) {
        var elements = forwarded.stream().flatMap(value -> Stream.of(value.split(",")));
        return switch (header) {
            case X_FORWARDED_FOR -> elements.map(String::strip).toList();
            case FORWARDED -> elements.map(ClientAddress::forwardedFor).toList();
        };
    }

    private static String forwardedFor(String element) {
        var found = FORWARDED_FOR.matcher(element);
        return found.find() ? found.group(1).strip() : "unknown";
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    /** With or without brackets and port. */
    private static Optional<InetAddress> parse(String text) {
        var host = text;
        if (host.startsWith("[")) {
            host = host.substring(1, Math.max(1, host.indexOf(']')));
        } else if (host.indexOf(':') == host.lastIndexOf(':') && host.contains(":")) {
            host = host.substring(0, host.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String client(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var network = new StringBuilder();
        var bytes = address.getAddress();
        for (int i = 0; i < HOME_NETWORK_BYTES; i += 2) {
            network.append(
                    Integer.toHexString((bytes[i] & 0xFF) << Byte.SIZE | bytes[i + 1] & 0xFF));
            network.append(':');
        }
        return network.append(":/64").toString();
    }
}
