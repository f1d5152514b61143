package tn.shabou.api.images;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import tn.shabou.api.http.Problem;
import tn.shabou.model.net.PublicAddress;

/** Where an address leads: the connection must be made to this very machine. */
record Destination(URI url, InetAddress address, String host, int port, boolean tls) {

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);

    /**
     * Looks the host up, which blocks.
     *
     * @param loopback whether this machine itself is allowed
     * @throws Problem when it is no address of the web, or any of its host's addresses is not
     *     public
     */
    static Destination of(URI url, boolean loopback) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getRawUserInfo() != null) {
            throw new Problem(
                    ImageProblem.IMAGE_NOT_FETCHED, "Name an address that begins with https://.");
        }
        var host = url.getHost().replaceAll("^\\[|]$", "");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        var addresses = lookUp(host);
        for (var address : addresses) {
            boolean isAllowed =
                    address.isLoopbackAddress()
                            ? loopback
                            : PublicAddress.isPublic(address) && WEB_PORTS.contains(port);
            if (!isAllowed) {
                throw new Problem(
                        ImageProblem.IMAGE_NOT_FETCHED,
                        "%s does not lead to a public web server.",
                        url.getHost());
            }
        }
        return new Destination(url, addresses[0], host, port, tls);
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException _) {
            throw new Problem(ImageProblem.IMAGE_NOT_FETCHED, "Nobody knows where %s is.", host);
        }
    }

    /** Path and query. */
    String target() {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }
}
