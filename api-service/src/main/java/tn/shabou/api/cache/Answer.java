package tn.shabou.api.cache;

import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;

/**
 * A whole answer, ready to be sent again: JSON in one language, and compressed as soon as somebody
 * wants that.
 */
final class Answer {

    private static final int HASH_BYTES = 12;
    private static final int WORTH_COMPRESSING = 600;
    private static final Encoder.Parameters BROTLI = new Encoder.Parameters().setQuality(4);

    private final CacheSpace space;
    private final String generation;
    private final Language language;
    private final @Nullable String link;
    private final byte[] body;
    private final String hash;
    private final @Nullable Runnable whenServed;

    // Two requests may compress the same at once; both come to the same.
    private volatile byte @Nullable [] brotli;
    private volatile byte @Nullable [] gzip;

    /**
     * @param generation of its space when the making of it began
     * @param link what the header of that name says of neighbouring pages
     * @param whenServed runs when it is sent again
     */
    Answer(
            CacheSpace space,
            String generation,
            Language language,
            @Nullable String link,
            byte[] body,
            @Nullable Runnable whenServed) {
        this.space = space;
        this.generation = generation;
        this.language = language;
        this.link = link;
        this.body = body;
        this.whenServed = whenServed;
        this.hash = hash(body, language);
    }

    CacheSpace space() {
        return space;
    }

    String generation() {
        return generation;
    }

    Language language() {
        return language;
    }

    @Nullable String link() {
        return link;
    }

    byte[] body() {
        return body;
    }

    @Nullable Runnable whenServed() {
        return whenServed;
    }

    /** How much memory it takes, compressed forms included. */
    int weight() {
        return 300 + body.length + body.length / 2;
    }

    /** The encoding to send to who accepts these. */
    Encoding encoding(@Nullable String accepted) {
        return body.length < WORTH_COMPRESSING ? Encoding.IDENTITY : Encoding.best(accepted);
    }

    byte[] bytes(Encoding encoding) {
        return switch (encoding) {
            case IDENTITY -> body;
            case BROTLI -> {
                var bytes = brotli;
                yield bytes == null ? brotli = brotli(body) : bytes;
            }
            case GZIP -> {
                var bytes = gzip;
                yield bytes == null ? gzip = gzip(body) : bytes;
            }
        };
    }

    /** Strong, as the bytes are the same to the last: so each encoding has its own. */
    String etag(Encoding encoding) {
        return '"' + hash + encoding.suffix() + '"';
    }

    /** Whether a reader who holds one of these has what would be sent. */
    boolean isHeld(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.trim().equals("*")) {
            return true;
        }
        return Arrays.stream(ifNoneMatch.split(","))
                .map(tag -> tag.trim().replaceFirst("^W/", ""))
                .anyMatch(this::isMine);
    }

    private boolean isMine(String tag) {
        return Arrays.stream(Encoding.values()).anyMatch(encoding -> tag.equals(etag(encoding)));
    }

    private static String hash(byte[] body, Language language) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(language.name().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(sha.digest(body), HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] brotli(byte[] body) {
        try {
            return Encoder.compress(body, BROTLI);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] body) {
        var compressed = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
