package tn.shabou.orion.calendar;

import java.time.LocalDate;

/**
 * Days that were announced.
 *
 * @param year of the Hijri calendar for religious days, in which the school year begins for school
 *     holidays, else of the days
 * @param last of religious days, only the first counts
 */
public record Announced(Occasion occasion, int year, LocalDate first, LocalDate last) {}
