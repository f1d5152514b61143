package tn.shabou.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Stands for a service: is ready at once, and tells the environment it was given. */
public final class PretendedService {

    private PretendedService() {}

    public static void main(String[] arguments) throws Exception {
        var environment = System.getenv();
        var address =
                new InetSocketAddress(
                        environment.get("SHABOU_HTTP_HOST"),
                        Integer.parseInt(environment.get("SHABOU_HTTP_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = describe(environment).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.createContext(
                "/die",
                exchange -> {
                    System.out.println("told to die");
                    Runtime.getRuntime().halt(7);
                });
        server.start();
    }

    private static String describe(Map<String, String> environment) {
        var told = new TreeMap<>(environment);
        told.put("pid", Long.toString(ProcessHandle.current().pid()));
        return told.toString();
    }
}
