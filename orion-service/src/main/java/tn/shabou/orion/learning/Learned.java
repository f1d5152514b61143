package tn.shabou.orion.learning;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;

/**
 * What a panel taught.
 *
 * @param id SHA-256 of {@code content}, so that equal bits have one name
 * @param learnedAt the vintage of the sales it was learned from
 * @param series how many it was learned from
 */
public record Learned(
        String id, Instant learnedAt, int series, byte[] content, PanelForecaster forecaster) {

    static Learned of(Instant learnedAt, int series, PanelForecaster forecaster) {
        byte[] content = forecaster.toBytes();
        return new Learned(digest(content), learnedAt, series, content, forecaster);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
