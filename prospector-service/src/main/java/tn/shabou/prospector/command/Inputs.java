package tn.shabou.prospector.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.crawl.SinglePages;

/** The pages that files, folders and addresses hold. */
final class Inputs implements AutoCloseable {

    /** Bytes of a page, unpacked; what is larger is no page of a shop. */
    private static final int LARGEST = 32 << 20;

    private static final Pattern PAGE = Pattern.compile("(?i).*\\.(?:html?|xhtml)(?:\\.gz)?");

    private final @Nullable URI baseUrl;
    private @Nullable SinglePages web;

    Inputs(@Nullable URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Why a page could not be had. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String reason) {
            super(reason);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * A page.
     *
     * @param contentType as a server sent it
     * @param url where it was found; absent when only the page may tell
     */
    record Content(byte[] body, @Nullable String contentType, @Nullable URI url) {}

    /** A page to be had. */
    interface Input {

        String name();

        Content open() throws Unavailable;
    }

    /**
     * @throws IllegalArgumentException when an address is none
     */
    List<Input> of(List<String> names) {
        return names.stream().flatMap(this::of).toList();
    }

    private Stream<Input> of(String name) {
        if (name.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            return Stream.of(new Page(name, ExtractOptions.address(name)));
        }
        var path = Path.of(name);
        if (!Files.isDirectory(path)) {
            return Stream.of(new PageFile(name, path));
        }
        try (var files = Files.walk(path)) {
            return files
                    .filter(file -> PAGE.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .<Input>map(file -> new PageFile(file.toString(), file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot look into " + name + ": " + e, e);
        }
    }

    private synchronized SinglePages web() {
        if (web == null) {
            web = SinglePages.open();
        }
        return web;
    }

    @Override
    public synchronized void close() {
        if (web != null) {
            web.close();
        }
    }

    private final class Page implements Input {
        private final String name;
        private final URI url;

        Page(String name, URI url) {
            this.name = name;
            this.url = url;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Content open() throws Unavailable {
            return switch (web().get(url)) {
                case SinglePages.Page(var at, var type, var body) -> new Content(body, type, at);
                case SinglePages.Refused(var reason) -> throw new Unavailable(reason);
            };
        }
    }

    private final class PageFile implements Input {
        private final String name;
        private final Path path;

        PageFile(String name, Path path) {
            this.name = name;
            this.path = path;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Content open() throws Unavailable {
            try (var in = name.equals("-") ? System.in : Files.newInputStream(path);
                    var plain = unpacked(in)) {
                var body = plain.readNBytes(LARGEST + 1);
                if (body.length > LARGEST) {
                    throw new Unavailable("larger than " + (LARGEST >> 20) + " MiB");
                }
                return new Content(body, null, baseUrl);
            } catch (NoSuchFileException _) {
                throw new Unavailable("no such file");
            } catch (IOException e) {
                throw new Unavailable("cannot be read: " + e.getMessage());
            }
        }

        /** Whatever its name, a file is gzipped if it begins like one. */
        private static InputStream unpacked(InputStream in) throws IOException {
            var buffered = new BufferedInputStream(in);
            buffered.mark(2);
            boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            return packed ? new GZIPInputStream(buffered) : buffered;
        }
    }
}
