package tn.shabou.bench;

import java.util.List;

/**
 * Requests of one kind, in the order in which they are sent, over and over.
 *
 * @param paths with their queries
 */
record Route(Kind kind, List<String> paths) {

    Route {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("no path for " + kind);
        }
        paths = List.copyOf(paths);
    }

    String path(long number) {
        return paths.get((int) (number % paths.size()));
    }
}
