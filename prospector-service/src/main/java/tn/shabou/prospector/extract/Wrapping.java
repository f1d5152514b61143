package tn.shabou.prospector.extract;

/**
 * What shops put around the JSON of a script: CDATA marks and comments, in any number. Looks at
 * each character once, since a script may be all wrapping.
 */
final class Wrapping {

    private final String text;
    private int from;
    private int to;

    private Wrapping(String text) {
        this.text = text;
        this.to = text.length();
    }

    /** The text without its wrapping. */
    static String strip(String text) {
        var wrapping = new Wrapping(text);
        while (wrapping.opens()) {
            // Each turn takes one mark off the beginning.
        }
        while (wrapping.closes()) {
            // Each turn takes one mark off the end.
        }
        return text.substring(wrapping.from, wrapping.to);
    }

    private boolean opens() {
        skipBlanks();
        if (text.startsWith("<!--", from)) {
            from += 4;
            return true;
        }
        int bare = from;
        boolean comment = takes("//") || takes("/*");
        if (comment) {
            skipBlanks();
        }
        if (!takes("<![CDATA[")) {
            from = bare;
            return false;
        }
        skipBlanks();
        takes("*/");
        return true;
    }

    private boolean closes() {
        dropBlanks();
        if (drops(";")) {
            return true;
        }
        if (drops("-->")) {
            dropBlanks();
            drops("//");
            return true;
        }
        int bare = to;
        if (drops("*/")) {
            dropBlanks();
        }
        if (!drops("]]>")) {
            to = bare;
            return false;
        }
        dropBlanks();
        if (!drops("//")) {
            drops("/*");
        }
        return true;
    }

    private boolean takes(String mark) {
        boolean there = from + mark.length() <= to && text.startsWith(mark, from);
        from += there ? mark.length() : 0;
        return there;
    }

    private boolean drops(String mark) {
        int start = to - mark.length();
        boolean there = start >= from && text.startsWith(mark, start);
        to = there ? start : to;
        return there;
    }

    private void skipBlanks() {
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
    }

    private void dropBlanks() {
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
    }
}
