package tn.shabou.prospector.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a sitemap leads to, after sitemaps.org: pages, or other sitemaps. Packed or not, broken or
 * endless: it is read as far as it can be, and no further than its limits.
 */
final class Sitemap {

    /** Bytes once unpacked; the standard allows 50 MB, of which a shop of parts needs a tenth. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private static final int MOST_SEEN = 50_000;
    private static final int MOST = 2_000;
    private static final int LONGEST = 1_000;
    private static final XMLInputFactory XML = xml();

    private Sitemap() {}

    static boolean is(byte[] body, @Nullable String contentType) {
        var type = Objects.requireNonNullElse(contentType, "").toLowerCase(Locale.ROOT);
        return isPacked(body)
                || (type.contains("xml") && !type.contains("xhtml") && !type.contains("html"));
    }

    /** Addresses of the same site, the most promising first. */
    static List<String> links(byte[] body, URI url) {
        return addresses(body).stream()
                .flatMap(text -> SiteLinks.within(url, text).stream())
                .distinct()
                .sorted(Comparator.comparingInt(SiteLinks::promise).reversed())
                .limit(MOST)
                .toList();
    }

    private static List<String> addresses(byte[] body) {
        var found = new ArrayList<String>();
        try {
            var plain = isPacked(body) ? unpack(body) : body;
            read(XML.createXMLStreamReader(new ByteArrayInputStream(plain)), found);
        } catch (XMLStreamException | IOException | RuntimeException _) {
            // What was read before it broke is as good as any.
        }
        return found;
    }

    private static void read(XMLStreamReader reader, List<String> found) throws XMLStreamException {
        while (reader.hasNext() && found.size() < MOST_SEEN) {
            Patience.check();
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("loc")
                    && (reader.getPrefix() == null || reader.getPrefix().isEmpty())) {
                var address = reader.getElementText().strip();
                if (address.length() <= LONGEST) {
                    found.add(address);
                }
            }
        }
    }

    private static boolean isPacked(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private static byte[] unpack(byte[] body) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readNBytes(LARGEST);
        }
    }

    /** Without document types, and with them without entities of any kind. */
    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
