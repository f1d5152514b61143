package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoundPartsTest {

    @Test
    void readsTheSameFromBothCrawlers() {
        var ours =
                FoundParts.ofExtract(
                        """
                        {"page": "http://a/1", "product": {"name": {"value": "Filtre"}, "price": {"value": "12.500"}, "sku": {"value": "F1"}}}
                        {"page": "http://a/2", "product": null}
                        """);
        var theirs =
                FoundParts.ofScrapy(
                        "{\"url\": \"http://a/1\", \"name\": \"Filtre\", \"price\": \"12.5\", \"sku\": \"F1\"}\n");

        assertThat(ours.get("http://a/1")).isEqualTo("Filtre|12.5|F1");
        assertThat(theirs).containsEntry("http://a/1", "Filtre|12.5|F1");
        assertThat(ours.get("http://a/2")).isEqualTo("||");
    }

    @Test
    void timesAProgramWithAllThatItStarts() {
        var done =
                TimedCommand.run(
                        List.of(
                                "sh",
                                "-c",
                                "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done"));

        assertThat(done.output()).isEqualTo("done\n");
        assertThat(done.micros()).isPositive();
    }
}
