package tn.shabou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tn.shabou.local.process.CannotRun;

/** Scrapy, with a spider for any shop: links of categories and products, JSON-LD, then CSS. */
final class ScrapySpider {

    private static final String SPIDER =
            """
            import json, re
            import scrapy

            class Shops(scrapy.Spider):
                name = "shops"
                custom_settings = {
                    "ROBOTSTXT_OBEY": True, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS": 64,
                    "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False,
                    "USER_AGENT": "Bench/1.0", "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
                }

                def parse(self, response):
                    links = response.css("a:not([rel=nofollow])::attr(href)").re(r"^/(?:category|product)/\\d+$|^/contact$")
                    yield from response.follow_all(links)
                    if "/product/" in response.url:
                        yield self.part(response)

                def part(self, response):
                    for block in response.css('script[type="application/ld+json"]::text').getall():
                        data = json.loads(block)
                        if data.get("@type") == "Product":
                            offer = data["offers"]
                            return {"url": response.url, "name": data["name"], "price": offer["price"], "sku": data.get("sku")}
                    first = lambda *css: next((t.strip() for c in css for t in [response.css(c).get()] if t and t.strip()), "")
                    price = first("[itemprop=price]::attr(content)", ".current-price [content]::attr(content)",
                                  ".price .amount bdi::text", ".price::text")
                    number = re.search(r"\\d+(?:[.,]\\d+)?", price)
                    return {
                        "url": response.url, "name": first("h1::text"),
                        "price": number.group().replace(",", ".") if number else "",
                        "sku": first("[itemprop=sku]::text", ".sku::text", ".product-reference span::text")
                               or next(iter(re.findall(r"REF-\\w+", response.text)), ""),
                    }
            """;

    private ScrapySpider() {}

    /** How to call it; empty when it is not there. */
    static Optional<List<String>> find() {
        return Stream.of(List.of("scrapy"), List.of("/usr/bin/python3", "-m", "scrapy"))
                .filter(ScrapySpider::answers)
                .findFirst();
    }

    private static boolean answers(List<String> scrapy) {
        try {
            var command = new ArrayList<>(scrapy);
            command.add("version");
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    /** A JSON object a line for each part. */
    static TimedCommand.Done crawl(List<String> scrapy, List<String> starts) {
        try {
            var folder = Files.createTempDirectory("shabou-bench");
            var spider = folder.resolve("shops.py");
            var feed = folder.resolve("parts.jl");
            try {
                Files.writeString(
                        spider,
                        SPIDER + "    start_urls = [\"" + String.join("\", \"", starts) + "\"]\n");
                var command = new ArrayList<>(scrapy);
                command.addAll(List.of("runspider", spider.toString(), "-o", feed.toString()));
                var done = TimedCommand.run(command);
                return new TimedCommand.Done(Files.readString(feed), done.seconds(), done.micros());
            } finally {
                Files.deleteIfExists(spider);
                Files.deleteIfExists(feed);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new CannotRun("cannot run Scrapy: " + e.getMessage(), e);
        }
    }
}
