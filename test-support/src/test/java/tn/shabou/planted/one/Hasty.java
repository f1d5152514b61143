package tn.shabou.planted.one;

/** Breaks: time comes from a clock. */
final class Hasty {
    final java.time.Instant now = java.time.Instant.now();
}
