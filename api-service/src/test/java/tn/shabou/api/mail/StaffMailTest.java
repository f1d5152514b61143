package tn.shabou.api.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.StockSamples;

/** Staff hear of what happens, and shoppers do not wait for it. */
@ApiTest
@WithTestResource(MailServer.class)
class StaffMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void aPartToAskFor() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
    }

    @Test
    void tellsAllStaffOfANewEnquiryAndNotWhoAsked() throws MessagingException, IOException {
        var code = ask(201);

        var mails = mails(code, 2);
        assertThat(mails)
                .extracting(mail -> mail.getHeader("To", ","))
                .allMatch(to -> to.contains("atelier@shabou.test"))
                .allMatch(to -> to.contains("achats@shabou.test"));
        assertThat(mails.getFirst().getContent().toString())
                .contains(code)
                .contains("149,900 DT")
                .doesNotContain("20123456");
    }

    @Test
    void answersTheShopperWhileTheMailServerIsAwayAndSendsLater() {
        MailServer.running().stop();
        String code;
        try {
            code = ask(201);
        } finally {
            MailServer.open();
        }

        assertThat(mails(code, 2)).isNotEmpty();
    }

    private static String ask(int status) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "lines",
                                List.of(
                                        Map.of(
                                                "productId",
                                                StockSamples.id("DISC-1"),
                                                "quantity",
                                                1)),
                                "phone",
                                "20123456",
                                "channel",
                                "FORM"))
                .post("/api/enquiries")
                .then()
                .statusCode(status)
                .extract()
                .path("code");
    }

    /** One for each of whom it goes to. */
    private static List<MimeMessage> mails(String code, int most) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                List.of(MailServer.running().getReceivedMessages()).stream()
                                        .filter(mail -> subject(mail).contains(code))
                                        .toList(),
                        mails -> mails.size() >= most);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
