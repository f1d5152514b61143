package tn.shabou.local.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What a host has at each path, and what it does when it is asked. */
final class Site {

    private static final int ON_A_LIST = 25;
    private static final Pattern NUMBERED = Pattern.compile("/(product|category)/(\\d{1,4})");
    private static final String HTML = "text/html; charset=utf-8";

    private final Manners manners;
    private final String base;
    private final ShopPages pages;
    private final List<SoldPart> parts;

    /**
     * @param parts how many the shop sells
     */
    record Plan(Trade trade, int system, String title, int parts, long seed) {}

    Site(Manners manners, String base, Plan plan) {
        this.manners = manners;
        this.base = base;
        var random = new Random(plan.seed());
        this.parts =
                IntStream.range(0, plan.parts())
                        .mapToObj(i -> plan.trade().part(random, base + "/product/" + i, i))
                        .toList();
        this.pages = new ShopPages(plan.trade(), plan.system(), plan.title(), parts);
    }

    /** What may be found: the parts whose pages are there, and whole. */
    List<SoldPart> reachable() {
        return switch (manners) {
            case SHUT, FORBIDDEN -> List.of();
            default ->
                    IntStream.range(0, parts.size())
                            .filter(i -> !isBroken(i) && !isPrivate(i))
                            .mapToObj(parts::get)
                            .toList();
        };
    }

    private boolean isBroken(int part) {
        return manners == Manners.BROKEN && part % 10 == 3;
    }

    private boolean isPrivate(int part) {
        return manners == Manners.RESERVED && part % 10 == 7;
    }

    boolean forbids(String path) {
        if (path.equals("/robots.txt")) {
            return false;
        }
        return switch (manners) {
            case SHUT, FORBIDDEN -> true;
            case RESERVED ->
                    path.startsWith("/panier")
                            || numbered("product", path).filter(this::isPrivate).isPresent();
            default -> path.startsWith("/panier");
        };
    }

    /**
     * @param first whether nobody has asked for it before
     */
    Reply reply(String path, boolean first) {
        if (path.equals("/robots.txt")) {
            return robots();
        }
        return switch (manners) {
            case SLOW -> page(path).after(Duration.ofMillis(120));
            case FLAKY -> first ? Reply.of(503, HTML, "") : page(path);
            case BUSY -> first && path.hashCode() % 7 == 0 ? busy() : page(path);
            case SCRIPTED -> scripted(path);
            case BROKEN -> broken(path);
            case HOSTILE -> hostile(path).orElseGet(() -> page(path));
            default -> page(path);
        };
    }

    private Reply robots() {
        return switch (manners) {
            case SHUT -> Reply.of(500, "text/plain", "");
            case FORBIDDEN -> Reply.of(200, "text/plain", "User-agent: *\nDisallow: /\n");
            case RESERVED ->
                    Reply.of(
                            200,
                            "text/plain",
                            "User-agent: *\nCrawl-delay: 0.06\nDisallow: /panier\n"
                                    + IntStream.range(0, parts.size())
                                            .filter(this::isPrivate)
                                            .mapToObj("Disallow: /product/%d$\n"::formatted)
                                            .collect(Collectors.joining()));
            case MAPPED ->
                    Reply.of(
                            200,
                            "text/plain",
                            "User-agent: *\nDisallow: /panier\nSitemap: %s/sitemap.xml\n"
                                    .formatted(base));
            default -> Reply.of(200, "text/plain", "User-agent: *\nDisallow: /panier\n");
        };
    }

    private Reply page(String path) {
        return switch (path) {
            case "/" -> Reply.html(pages.home(manners == Manners.MAPPED ? 0 : lists()) + traps());
            case "/contact" -> Reply.html(pages.contact());
            case "/sitemap.xml" -> sitemaps();
            case "/parts.xml.gz" -> Reply.of(200, "application/gzip", packed(sitemap()));
            default ->
                    numbered("product", path)
                            .filter(i -> i < parts.size())
                            .map(i -> Reply.html(pages.part(i)))
                            .or(() ->
                                    numbered("category", path)
                                            .filter(i -> i < lists())
                                            .map(i -> Reply.html(pages.list(i, onList(i)))))
                            .orElseGet(() -> Reply.of(404, HTML, "<h1>404</h1>"));
        };
    }

    private int lists() {
        return (parts.size() + ON_A_LIST - 1) / ON_A_LIST;
    }

    private List<Integer> onList(int list) {
        return IntStream.range(list * ON_A_LIST, Math.min(parts.size(), (list + 1) * ON_A_LIST))
                .boxed()
                .toList();
    }

    private static Optional<Integer> numbered(String kind, String path) {
        var match = NUMBERED.matcher(path);
        return match.matches() && match.group(1).equals(kind)
                ? Optional.of(Integer.valueOf(match.group(2)))
                : Optional.empty();
    }

    private static Reply busy() {
        return Reply.of(429, HTML, "").with(Map.of("Retry-After", "1"));
    }

    private Reply broken(String path) {
        int part = numbered("product", path).orElse(0);
        var page = page(path);
        return isBroken(part)
                ? page.ending(part % 20 == 3 ? Reply.Ending.CUT : Reply.Ending.RESET)
                : page;
    }

    private Reply sitemaps() {
        return Reply.of(
                200,
                "application/xml",
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>%s/parts.xml.gz</loc></sitemap></sitemapindex>"
                        .formatted(base));
    }

    private String sitemap() {
        return parts.stream()
                .map(part -> "<url><loc>%s</loc></url>".formatted(part.url()))
                .collect(
                        Collectors.joining(
                                "",
                                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
                                "</urlset>"));
    }

    /** A frame for every page; what it shows comes from {@code /data/…}. */
    private Reply scripted(String path) {
        if (path.equals("/app.js")) {
            return Reply.of(
                    200,
                    "text/javascript",
                    "fetch('/data' + location.pathname).then(r => r.text()).then(html => { document.getElementById('app').innerHTML = html; });");
        }
        return path.startsWith("/data/")
                ? page(path.substring("/data".length()))
                : page(path).status() == 200 ? Reply.html(ShopPages.frame()) : page(path);
    }

    private String traps() {
        return manners != Manners.HOSTILE
                ? ""
                : List.of(
                                "bomb",
                                "endless",
                                "drip",
                                "circle",
                                "private",
                                "metadata",
                                "paper",
                                "header")
                        .stream()
                        .map("<a href=\"/trap/%1$s\">Product %1$s</a> "::formatted)
                        .collect(Collectors.joining());
    }

    private Optional<Reply> hostile(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/trap/bomb" ->
                            Reply.of(200, HTML, packed("<p>".repeat(5_000_000)))
                                    .with(Map.of("Content-Encoding", "gzip"));
                    case "/trap/endless" ->
                            Reply.html("<p>encore</p>".repeat(1000)).ending(Reply.Ending.ENDLESS);
                    case "/trap/drip" -> Reply.html("").ending(Reply.Ending.DRIPPING);
                    case "/trap/circle" -> moved("/trap/circle");
                    case "/trap/private" -> moved("http://10.0.0.1/");
                    case "/trap/metadata" -> moved("http://169.254.169.254/latest/meta-data/");
                    case "/trap/paper" -> Reply.of(200, "application/pdf", "%PDF-1.7");
                    case "/trap/header" ->
                            Reply.html("x").with(Map.of("X-Header", "x".repeat(200_000)));
                    default -> null;
                });
    }

    private static Reply moved(String target) {
        return Reply.of(302, HTML, "").with(Map.of("Location", target));
    }

    private static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
