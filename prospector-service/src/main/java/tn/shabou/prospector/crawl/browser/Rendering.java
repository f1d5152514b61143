package tn.shabou.prospector.crawl.browser;

/** What came of rendering a page. */
public sealed interface Rendering {

    /** The reason that is none of the page. */
    String BROKEN = "the browser failed";

    /** The page as its scripts left it. */
    record Done(String html) implements Rendering {}

    /** It is not to be had; the reason is fit to be kept and shown. */
    record Failed(String reason) implements Rendering {}
}
