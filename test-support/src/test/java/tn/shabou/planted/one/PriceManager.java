package tn.shabou.planted.one;

/** Breaks: classes are named after what they are. */
final class PriceManager {}
