package tn.shabou.orion.evaluation;

/**
 * How stock is kept that a forecast is judged by: each period something may be ordered; what is
 * asked for in vain is lost.
 *
 * @param lead whole periods between an order and the beginning of the period that it comes for
 * @param holding money for each piece that is left at the end of a period
 * @param shortage money for each piece that is asked for in vain
 */
public record StockRules(int lead, double holding, double shortage) {

    public StockRules {
        if (lead < 0 || !(holding > 0 && shortage > 0)) {
            throw new IllegalArgumentException("lead is 0 or more, costs are above 0");
        }
    }

    /** How often stock should last where a piece more costs as much as it saves (newsvendor). */
    double criticalRatio() {
        return shortage / (shortage + holding);
    }
}
