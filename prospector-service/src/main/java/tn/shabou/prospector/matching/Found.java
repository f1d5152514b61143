package tn.shabou.prospector.matching;

/**
 * A product that may be the one offered.
 *
 * @param kind of the number that is the same: GTIN, MPN, OE or CROSS; WORDS when none is
 * @param number that is the same, "" when none is
 * @param makerNamed whether the offer names the maker whose number it is in our catalogue
 */
record Found(CatalogPart part, MatchTier tier, String kind, String number, boolean makerNamed) {}
