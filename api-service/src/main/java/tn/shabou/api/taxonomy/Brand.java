package tn.shabou.api.taxonomy;

/** A maker of parts, not of cars. */
public record Brand(long id, String name, String slug) {}
