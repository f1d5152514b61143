package tn.shabou.prospector.identity;

import java.util.UUID;

/**
 * How two parties compare, in one figure.
 *
 * @param one the smaller id
 * @param bits above zero when they are rather one business than two
 * @param byName whether they have but their name and their town in common, as namesakes do
 */
record Link(UUID one, UUID other, double bits, boolean byName) {}
