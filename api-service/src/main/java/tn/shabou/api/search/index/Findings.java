package tn.shabou.api.search.index;

import java.util.List;

/**
 * @param best the best first
 * @param count how many match in all: exact up to the bound that was asked for
 */
public record Findings(List<Found> best, int count) {}
