package tn.shabou.api.forecasts;

import tn.shabou.model.Money;

/**
 * Parts that matter as much and sell as steadily.
 *
 * @param abc as in {@link StockCard.Plan}, likewise {@code xyz}
 * @param toOrder how many of them are at or below their reorder point
 * @param weeklyWorth what is expected of them a week
 * @param stockWorth their stock at today's prices
 */
record StockCell(
        String abc, String xyz, long parts, long toOrder, Money weeklyWorth, Money stockWorth) {}
