package tn.shabou.orion.groups;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is expected of a group as a whole.
 *
 * @param trainedTo first day of the last period that was learned from
 * @param effects what the calendar and the weather do to its sales, by name
 * @param mean of each coming period, nearest first
 * @param deviation of each, above 0
 */
public record GroupForecast(
        Group group,
        LocalDate trainedTo,
        String model,
        Map<String, Double> effects,
        double[] mean,
        double[] deviation) {}
