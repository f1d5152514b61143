package tn.shabou.orion.evaluation;

import java.util.Locale;

/** How good the forecasts of many series were: means over the series that could be measured. */
public final class PanelScore {

    public static final String HEADER =
            "class,model,series,MASE,RMSSE,WAPE,sMAPE,OWA,MASEtot,SPL,MSIS,bias,"
                    + "cover80,cover95,upTo80,upTo90,upTo95,upTo99,seconds";

    private final Mean mase = new Mean();
    private final Mean mase2 = new Mean();
    private final Mean rmsse = new Mean();
    private final Mean smape = new Mean();
    private final Mean smape2 = new Mean();
    private final Mean total = new Mean();
    private final Mean pinball = new Mean();
    private final Mean msis = new Mean();
    private double seconds;
    private int series;
    private int periods;
    private double absolute;
    private double forecast;
    private double actual;
    private int within80;
    private int within95;
    private int upTo80;
    private int upTo90;
    private int upTo95;
    private int upTo99;

    private static final class Mean {

        private double sum;
        private int count;

        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return sum / count;
        }
    }

    /**
     * @param spent CPU seconds that the forecast took
     */
    public void add(SeriesScore score, double spent) {
        seconds += spent;
        if (score.periods() == 0) {
            return;
        }
        series++;
        mase.add(score.mase());
        mase2.add(score.mase2());
        rmsse.add(score.rmsse());
        smape.add(score.smape());
        smape2.add(score.smape2());
        total.add(score.maseTotal());
        pinball.add(score.pinball());
        msis.add(score.msis());
        periods += score.periods();
        absolute += score.absolute();
        forecast += score.forecast();
        actual += score.actual();
        within80 += score.within80();
        within95 += score.within95();
        upTo80 += score.upTo80();
        upTo90 += score.upTo90();
        upTo95 += score.upTo95();
        upTo99 += score.upTo99();
    }

    /** In step with {@link #HEADER}, but for its first two columns. */
    @Override
    public String toString() {
        double owa = (mase.value() / mase2.value() + smape.value() / smape2.value()) / 2;
        return String.format(
                Locale.ROOT,
                "%d,%.4f,%.4f,%.4f,%.3f,%.4f,%.4f,%.4f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.2f",
                series,
                mase.value(),
                rmsse.value(),
                absolute / Math.abs(actual),
                smape.value(),
                owa,
                total.value(),
                pinball.value(),
                msis.value(),
                forecast / actual,
                (double) within80 / periods,
                (double) within95 / periods,
                (double) upTo80 / periods,
                (double) upTo90 / periods,
                (double) upTo95 / periods,
                (double) upTo99 / periods,
                seconds);
    }
}
