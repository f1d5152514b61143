package tn.shabou.api.search;

/** Another search engine than our own, which takes its place where the operator names it. */
public interface EngineChoice {

    /** As {@code shabou.search.engine} names it. */
    String name();

    /**
     * @param standIn our own engine, which answers whenever this one cannot
     */
    SearchEngine over(SearchEngine standIn);
}
