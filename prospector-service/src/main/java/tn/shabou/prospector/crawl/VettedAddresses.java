package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import tn.shabou.model.net.PublicAddress;

/** Looks up where a URL leads, and refuses what is not on the public internet. */
@ApplicationScoped
class VettedAddresses {

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);

    private final CrawlConfig config;

    VettedAddresses(CrawlConfig config) {
        this.config = config;
    }

    /** Where a URL leads. The connection must be made to this very address. */
    record Destination(InetAddress address, String host, int port, boolean tls) {}

    /**
     * @return fails with {@link Unfetchable} when the URL is none of the web or leads somewhere
     *     private, and with {@link Unfetchable.ForNow} when its host has no address
     */
    Uni<Destination> of(URI url) {
        return Uni.createFrom()
                .item(() -> vetted(url))
                // The look-up blocks for as long as the name server likes.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Destination vetted(URI url) {
        boolean tls = "https".equals(url.getScheme());
        if (!tls && !"http".equals(url.getScheme())) {
            throw new Unfetchable("not a web address");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw new Unfetchable("not a plain web address");
        }
        var host = url.getHost().replaceAll("^\\[|]$", "");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        var addresses = lookUp(host);
        for (var address : addresses) {
            if (!isAllowed(address, port)) {
                throw new Unfetchable("not a public address");
            }
        }
        return new Destination(addresses[0], host, port, tls);
    }

    private boolean isAllowed(InetAddress address, int port) {
        return address.isLoopbackAddress()
                ? config.allowLoopback()
                : PublicAddress.isPublic(address) && WEB_PORTS.contains(port);
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException _) {
            throw new Unfetchable.ForNow("unknown host", Duration.ZERO);
        }
    }
}
