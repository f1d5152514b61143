package tn.shabou.local.web;

import org.jspecify.annotations.Nullable;

/**
 * What a host was asked, by its own log.
 *
 * @param agent the User-Agent, absent when it was not sent
 * @param conditional whether only a changed page was wanted
 * @param begun when it came, and {@code answered} when the answer began to go out, in ns of {@link
 *     System#nanoTime}
 */
public record Request(
        String path,
        int status,
        @Nullable String agent,
        boolean conditional,
        long begun,
        long answered) {}
