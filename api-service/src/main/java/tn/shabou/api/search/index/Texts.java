package tn.shabou.api.search.index;

import java.util.Arrays;

/**
 * The words of all documents, one after the other, as numbers of one to five bytes; and those of
 * fields that many documents share as one number. Only ever added to, by one writer; what was added
 * may be read by many.
 */
final class Texts {

    private static final Field[] FIELDS = Field.values();
    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int NUMBER_BYTES = 5;

    private final Words words;
    private final Sequences shared = new Sequences();
    private volatile byte[][] pages = {new byte[1 << 12]};
    private int used;
    private byte[] draft = new byte[1 << 12];
    private int drafted;

    Texts(Words words) {
        this.words = words;
    }

    /** Where the text of a document begins, to be read from there. */
    int add(Text text) {
        encode(text);
        var last = pages[pages.length - 1];
        if (used + drafted > last.length) {
            last = room();
        }
        System.arraycopy(draft, 0, last, used, drafted);
        int at = (pages.length - 1 << PAGE_BITS) + used;
        used += drafted;
        return at;
    }

    /** Whether the text that begins there is the same. */
    boolean isSame(int at, Text text) {
        encode(text);
        var page = pages[at >>> PAGE_BITS];
        int from = at & PAGE - 1;
        return from + drafted <= page.length
                && Arrays.equals(page, from, from + drafted, draft, 0, drafted);
    }

    /** How many bytes a text takes. */
    int size(Text text) {
        encode(text);
        return drafted;
    }

    /** Numbers the words of a document. */
    void parse(Entry entry, Text into) {
        for (var field : FIELDS) {
            var text = entry.fields().getOrDefault(field, "");
            int count = 0;
            for (int from = 0; from < text.length(); ) {
                int blank = text.indexOf(' ', from);
                int to = blank < 0 ? text.length() : blank;
                if (to > from) {
                    into.open(field, ++count);
                    into.set(into.end(field) - 1, words.add(text, from, to));
                }
                from = to + 1;
            }
            into.open(field, count);
        }
    }

    void read(int at, Text into) {
        var page = pages[at >>> PAGE_BITS];
        int next = at & PAGE - 1;
        for (var field : FIELDS) {
            int head = number(page, next);
            next += bytes(head);
            if (field.isShared()) {
                into.set(field, shared.numbers(head));
            } else {
                into.open(field, head);
                for (int i = into.begin(field), end = i + head; i < end; i++) {
                    int word = page[next++];
                    if (word < 0) {
                        int more = page[next++];
                        word = word & 0x7f | (more & 0x7f) << 7;
                        for (int shift = 14; more < 0; shift += 7) {
                            more = page[next++];
                            word |= (more & 0x7f) << shift;
                        }
                    }
                    into.set(i, word);
                }
            }
        }
        into.engines(shared.numbers(number(page, next)));
    }

    long bytes() {
        long sum = shared.bytes();
        for (var page : pages) {
            sum += page.length;
        }
        return sum;
    }

    private void encode(Text text) {
        drafted = 0;
        for (var field : FIELDS) {
            int begin = text.begin(field);
            int end = text.end(field);
            if (field.isShared()) {
                write(shared.add(text.words(field)));
            } else {
                write(end - begin);
                for (int i = begin; i < end; i++) {
                    write(text.word(i));
                }
            }
        }
        write(shared.add(text.engines()));
    }

    private byte[] room() {
        var last = pages[pages.length - 1];
        if (last.length < PAGE) {
            // The first page grows, since a small shop needs little.
            var larger = Arrays.copyOf(last, PAGE);
            pages = replaceLast(larger);
            if (used + drafted <= PAGE) {
                return larger;
            }
        }
        var more = Arrays.copyOf(pages, pages.length + 1);
        more[pages.length] = new byte[Math.max(PAGE, drafted)];
        pages = more;
        used = 0;
        return more[more.length - 1];
    }

    private byte[][] replaceLast(byte[] page) {
        var same = pages.clone();
        same[same.length - 1] = page;
        return same;
    }

    private void write(int number) {
        if (drafted + NUMBER_BYTES > draft.length) {
            draft = Arrays.copyOf(draft, draft.length * 2);
        }
        int rest = number;
        while (rest >= 0x80) {
            draft[drafted++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        draft[drafted++] = (byte) rest;
    }

    private static int number(byte[] page, int at) {
        int next = at;
        int number = page[next] & 0x7f;
        for (int shift = 7; page[next] < 0; shift += 7) {
            number |= (page[++next] & 0x7f) << shift;
        }
        return number;
    }

    /** How many bytes a number takes. */
    private static int bytes(int number) {
        return number == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(number)) / 7;
    }
}
