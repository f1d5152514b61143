package tn.shabou.orion.sales;

import java.time.LocalDate;
import java.util.Arrays;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.panel.Series;

/** The sales of products as the library of forecasts takes them. */
public final class PanelSeries {

    private static final Request WEEKS = new Request(52, 65, 0, Request.AUTO);
    private static final Request MONTHS = new Request(12, 15, 0, Request.AUTO);

    private PanelSeries() {}

    public static Series of(ProductDemand product) {
        return of(String.valueOf(product.productId()), product.series()).with(product.traits());
    }

    private static Series of(String id, DemandSeries demand) {
        var values = new double[demand.length()];
        Arrays.setAll(values, demand::at);
        return new Series(id, values, demand.isByThePiece(), place(demand));
    }

    /** The number of the first period since 1970: where in the year the series begins. */
    private static int place(DemandSeries demand) {
        var grain = demand.grain();
        return grain.periodsBetween(grain.startOf(LocalDate.EPOCH), demand.period(0));
    }

    /** A year is a cycle; models of all series look back a quarter more. */
    public static Request request(Grain grain, int horizon) {
        var usual = grain == Grain.MONTH ? MONTHS : WEEKS;
        return new Request(usual.season(), usual.depth(), horizon, usual.model());
    }
}
