package tn.shabou.local.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;

/**
 * One host of the web: a shop with its manners, which knows what it sells and who asked for what.
 */
public final class Host implements AutoCloseable {

    private final Manners manners;
    private final HttpServer server;
    private final Site site;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * @param address on the loopback, not used by another host
     */
    Host(Manners manners, String address, Site.Plan plan, ExecutorService threads) {
        this.manners = manners;
        try {
            server = HttpServer.create(new InetSocketAddress(address, 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        site = new Site(manners, address().toString(), plan);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public Manners manners() {
        return manners;
    }

    /** Such as {@code http://127.0.1.7:40123}, without a slash at the end. */
    public URI address() {
        var at = server.getAddress();
        return URI.create("http://%s:%d".formatted(at.getHostString(), at.getPort()));
    }

    /** What a crawler that keeps its manners can find here. */
    public List<SoldPart> parts() {
        return site.reachable();
    }

    /** What robots.txt lets nobody ask for. */
    public boolean forbids(String path) {
        return site.forbids(path);
    }

    public Collection<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            var reply = site.reply(path, asked.add(path));
            Thread.sleep(reply.delay());
            var headers = exchange.getRequestHeaders();
            var tag = '"' + Integer.toHexString(Arrays.hashCode(reply.body())) + '"';
            boolean same = reply.status() == 200 && tag.equals(headers.getFirst("If-None-Match"));
            int status = same ? 304 : reply.status();
            requests.add(
                    new Request(
                            path,
                            status,
                            headers.getFirst("User-Agent"),
                            headers.containsKey("If-None-Match"),
                            begun,
                            System.nanoTime()));
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.getResponseHeaders().set("ETag", tag);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, same ? new byte[0] : reply.body(), reply.ending());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body, Reply.Ending ending)
            throws IOException, InterruptedException {
        switch (ending) {
            case WHOLE -> send(exchange, status, body);
            case CUT -> {
                exchange.sendResponseHeaders(status, body.length + 10_000L);
                exchange.getResponseBody().write(body);
            }
            case RESET -> {
                // Hung up without a word.
            }
            case ENDLESS -> {
                exchange.sendResponseHeaders(status, 0);
                while (!Thread.currentThread().isInterrupted()) {
                    exchange.getResponseBody().write(body);
                }
            }
            case DRIPPING -> {
                exchange.sendResponseHeaders(status, 0);
                while (!Thread.currentThread().isInterrupted()) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
