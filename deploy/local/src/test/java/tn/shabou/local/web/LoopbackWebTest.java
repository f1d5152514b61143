package tn.shabou.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LoopbackWebTest {

    @Test
    void aSeedAlwaysMakesTheSameShops() {
        assertThat(parts(3)).isEqualTo(parts(3)).isNotEqualTo(parts(4));
    }

    @Test
    void hasHostsOfAllManners() {
        try (var web = LoopbackWeb.start(1, 20, 5)) {
            assertThat(web.hosts().stream().map(Host::manners).collect(Collectors.toSet()))
                    .isEqualTo(EnumSet.allOf(Manners.class));
            assertThat(web.hosts().stream().map(Host::address)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aHostShowsWhatItSellsAndLogsWhoAsked() throws Exception {
        try (var web = LoopbackWeb.steady(1, 1, 30)) {
            var host = web.hosts().getFirst();
            var part = host.parts().get(29);

            var page = get(part.url());
            var again = get(part.url(), page.headers().firstValue("ETag").orElseThrow());
            var missing = get(host.address() + "/product/30");

            assertThat(page.body()).contains(part.name()).contains(part.sku());
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(host.requests())
                    .extracting(Request::path, Request::status, Request::conditional)
                    .hasSize(3);
            assertThat(host.forbids("/panier")).isTrue();
            assertThat(host.forbids("/product/1")).isFalse();
        }
    }

    private static List<String> parts(long seed) {
        try (var web = LoopbackWeb.steady(seed, 3, 4)) {
            return web.hosts().stream()
                    .flatMap(host -> host.parts().stream())
                    .map(part -> part.name() + part.amount() + part.sku())
                    .toList();
        }
    }

    private static HttpResponse<String> get(String url, String... tag)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url));
            if (tag.length > 0) {
                request.header("If-None-Match", tag[0]);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
