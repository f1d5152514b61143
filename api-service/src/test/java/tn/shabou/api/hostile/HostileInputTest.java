package tn.shabou.api.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.openapi.ApiOperation;
import tn.shabou.api.openapi.ExampleShop;

/**
 * Whatever is sent, to whichever operation of the document, gets a right answer or a problem, soon,
 * and changes nothing.
 */
@ApiTest
class HostileInputTest {

    /** As they are typed; sent with every byte percent-encoded. */
    private static final List<String> TEXTS =
            List.of(
                    "' OR 1=1 --",
                    "'; DROP TABLE product; --",
                    "1); SELECT pg_sleep(30) --",
                    "\" UNION SELECT password_hash FROM app_user --",
                    "%' OR '%' LIKE '",
                    "\\'; UPDATE product SET listed = false; --",
                    "$1 $2 ${jndi:ldap://x} {{7*7}} #{7*7}",
                    "a & b | !c <-> (d:*)",
                    "../../../../etc/passwd",
                    "<script>alert(1)</script>",
                    "a\r\nX-Injected: yes",
                    "\u202e\u200f\u2066abc\u2069",
                    "\ud83d\ude97".repeat(20),
                    "e\u0301\u0302\u0303\u0304\u0305".repeat(30),
                    "\ufdfa\ufdfb\ufeff\u200b",
                    "\uffff\ufffe",
                    " ",
                    "",
                    "%",
                    "_",
                    "*",
                    "[]",
                    "{\"a\":1}",
                    "1000000000",
                    "-1",
                    "0",
                    "NaN",
                    "Infinity",
                    "1e400",
                    "1e-400",
                    "9223372036854775808",
                    "0x10",
                    "٩٩٩٩",
                    "null",
                    "true,false",
                    "x".repeat(10_240),
                    "é ".repeat(1_700),
                    "plaquettes ".repeat(18),
                    "(".repeat(150));

    /** Bytes as they go over the wire: NUL, no UTF-8 at all, overlong, half a surrogate pair. */
    private static final List<String> BYTES =
            List.of(
                    "%00",
                    "a%00b",
                    "%FF%FE",
                    "%C0%AF",
                    "%C0%80",
                    "%E0%80%AF",
                    "%ED%A0%80",
                    "%ED%B0%80%ED%A0%80",
                    "%F4%90%80%80",
                    "..%2f..%2f",
                    "%2e%2e%2f%2e%2e%2f",
                    "..;/",
                    "a;b=c",
                    "a%0d%0ab");

    private static String token;
    private static String before;

    /** Once is enough, since every test shows that it changed nothing. */
    @BeforeEach
    void rememberTheShop() {
        if (before == null) {
            ExampleShop.open();
            token = SignedIn.adminsTokens().path("accessToken");
            before = everything();
        }
    }

    @AfterEach
    void theShopIsAsItWas() {
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void bearsTextInEveryParameter(String text) throws IOException {
        bearsInEveryParameter(encoded(text));
    }

    @ParameterizedTest
    @FieldSource("BYTES")
    void bearsBytesInEveryParameter(String bytes) throws IOException {
        bearsInEveryParameter(bytes);
    }

    /** The server refuses these by itself, before anything of ours could word it. */
    @ParameterizedTest
    @ValueSource(strings = {"%ZZ", "%", "%2", "%u0041", "{", "|", "\\", "^", "`"})
    void refusesAddressesThatAreNone(String characters) throws IOException {
        for (var read : reads()) {
            for (var target : List.of("?q=", "/")) {
                var url = read.exampleUrl().split("\\?")[0] + target + characters;
                assertThat(RawAnswer.to("GET", url, bearer(), "").status()).as(url).isEqualTo(400);
            }
        }
    }

    @Test
    void bearsEveryParameterAThousandTimes() throws IOException {
        for (var read : reads()) {
            for (var name : names(read, "query")) {
                var query =
                        IntStream.range(0, 1000)
                                .mapToObj(i -> name + "=" + i)
                                .collect(Collectors.joining("&"));
                bears(read, read.exampleUrl().split("\\?")[0] + "?" + query);
            }
        }
    }

    @Test
    void bearsParametersThatNobodyKnows() throws IOException {
        for (var read : reads()) {
            var url = read.exampleUrl();
            var more = url + (url.contains("?") ? "&" : "?");
            bears(
                    read,
                    more + "filter[brand][$ne]=1&a[b][c][d][e][f]=1&__proto__=x&limit[]=1&=&&&");
            bears(read, more + "brand=" + "a,".repeat(3000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "POST", "TRACE", "PROPFIND", "BREW"})
    void bearsMethodsThatAreNotForReads(String method) throws IOException {
        for (var read : reads()) {
            boolean known =
                    ApiOperation.all().stream()
                            .anyMatch(
                                    o -> o.path().equals(read.path()) && o.method().equals(method));
            if (!known) {
                var answer = RawAnswer.to(method, read.exampleUrl(), bearer(), "");
                assertThat(answer.status())
                        .as("%s %s", method, read.path())
                        .isIn(400, 404, 405, 415);
                assertThat(answer.isProblem())
                        .as("%s %s: %s", method, read.path(), answer)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json|{",
                "application/json|[]",
                "application/json|null",
                "application/json|\"text\"",
                "application/json|{\"email\":{\"$ne\":null},\"password\":[1]}",
                "application/json|{\"parameters\":7,\"said\":{},\"meant\":[[]]}",
                "application/json;charset=utf-16|{}",
                "application/xml|<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "application/x-www-form-urlencoded|email=a&password=b",
                "multipart/form-data|x",
                "nonsense|x",
                "text/csv;header=present|\"",
                "DEEP"
            })
    void bearsBodiesThatAreNotWhatIsExpected(String typeAndBody) throws IOException {
        var given =
                typeAndBody.equals("DEEP")
                        ? "application/json|" + "[".repeat(100_000)
                        : typeAndBody;
        var type = given.substring(0, given.indexOf('|'));
        var body = given.substring(given.indexOf('|') + 1);
        for (var operation : ApiOperation.all()) {
            if (operation.node().has("requestBody") && !mayBeLeftOut(operation)) {
                var answer =
                        RawAnswer.to(
                                operation.method(),
                                operation.exampleUrl(),
                                bearer() + "Content-Type: " + type + "\r\n",
                                body);
                assertThat(answer.status()).as("%s %s", operation, answer).isBetween(400, 499);
                assertThat(answer.isProblem()).as("%s %s", operation, answer).isTrue();
                assertThat(answer.tellsTooMuch()).as("%s %s", operation, answer).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Language: %s",
                "Accept: %s",
                "Accept-Encoding: %s",
                "If-None-Match: %s",
                "Range: bytes=%s",
                "Cookie: refreshToken=%s",
                "traceparent: %s",
                "X-Forwarded-For: %s",
                "Authorization: Bearer %s"
            })
    void bearsHeadersOfAnySizeAndKind(String header) throws IOException {
        var values =
                List.of(
                        "",
                        "'",
                        "*/*;q=9",
                        "fr;q=NaN,ar;q=-1,xx-yy-zz-" + "a".repeat(300),
                        "a,".repeat(2_000),
                        "x".repeat(60_000),
                        "\u0001\u0002",
                        "eyJhbGciOiJub25lIn0.e30.");
        for (var read : reads()) {
            for (var value : values) {
                var answer =
                        RawAnswer.to(
                                "GET", read.exampleUrl(), header.formatted(value) + "\r\n", "");
                assertThat(answer.status()).as("%s %s", read, header).isLessThan(500);
                assertThat(answer.tellsTooMuch()).as("%s %s", read, answer).isFalse();
            }
        }
    }

    private void bearsInEveryParameter(String value) throws IOException {
        for (var read : reads()) {
            for (var name : names(read, "query")) {
                var others =
                        Stream.of(query(read).split("&"))
                                .filter(pair -> !pair.startsWith(name + "="))
                                .collect(Collectors.joining("&"));
                var path = read.exampleUrl().split("\\?")[0];
                bears(read, path + "?" + others + "&" + name + "=" + value);
            }
            for (var name : names(read, "path")) {
                bears(
                        read,
                        read.path().replace("{" + name + "}", value).replaceAll("\\{[^}]*}", "x"));
            }
        }
    }

    private void bears(ApiOperation read, String url) throws IOException {
        var answer = RawAnswer.to("GET", url, read.isPublic() ? "" : bearer(), "");
        var what = "%s%n%.300s%n%.600s".formatted(read, url, answer);
        assertThat(answer.status()).as(what).isGreaterThan(0).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.isProblem()).as(what).isTrue();
        }
        assertThat(answer.tellsTooMuch()).as(what).isFalse();
        assertThat(answer.headers()).as(what).doesNotContain("x-injected");
    }

    private static List<ApiOperation> reads() {
        return ApiOperation.all().stream().filter(o -> o.method().equals("GET")).toList();
    }

    private static List<String> names(ApiOperation read, String place) {
        return read.parameters()
                .filter(parameter -> parameter.path("in").asText().equals(place))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private static String query(ApiOperation read) {
        var url = read.exampleUrl();
        return url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
    }

    private static boolean mayBeLeftOut(ApiOperation operation) {
        return !operation.node().path("requestBody").path("required").asBoolean();
    }

    private String bearer() {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    Character.isLetterOrDigit((char) b) && b > 0
                            ? String.valueOf((char) b)
                            : "%%%02X".formatted(b & 0xff));
        }
        return encoded.toString();
    }

    /** A fingerprint of all rows that a stranger must not change. */
    private static String everything() {
        var prints = new ArrayList<String>();
        for (var table :
                List.of(
                        "brand",
                        "category",
                        "product",
                        "part_reference",
                        "vehicle_make",
                        "vehicle_engine",
                        "fitment",
                        "price_change",
                        "scheduled_price",
                        "margin_rule",
                        "bulk_edit",
                        "app_user",
                        "audit_entry",
                        "synonym",
                        "lead",
                        "offer",
                        "sale",
                        "forecast",
                        "agent_run")) {
            prints.add(
                    table
                            + " "
                            + Owner.ask(
                                    "SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM %s t"
                                            .formatted(table)));
        }
        return String.join("\n", prints);
    }
}
